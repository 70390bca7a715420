-- No run crashed; what one had not finished is done by the next `rhetoric run`.
SELECT run_id, started_at, command, host
FROM run r
WHERE state = 'crashed'
  AND NOT EXISTS (FROM run later WHERE later.state = 'completed' AND later.started_at > r.started_at)
