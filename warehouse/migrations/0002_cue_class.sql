-- How a cue presents the words: its category in the lexicon of cues, "attitude" for beliefs, wishes and intentions.
-- NULL: there is no cue, or the evidence was written before the column was.
ALTER TABLE quotation ADD COLUMN cue_class VARCHAR;
