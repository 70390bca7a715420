-- The word that weighs most in a sentence's sentiment, and its valence after VADER's rules; NULL where no word has one.
ALTER TABLE sentence ADD COLUMN strongest_word VARCHAR;
ALTER TABLE sentence ADD COLUMN strongest_valence DOUBLE;
