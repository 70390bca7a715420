"""How well the measures agree with people: figures against texts that somebody labelled. A kind of labels, a file.

loaded_sentences.py  sentences that people called loaded or not
loaded_spans.py      texts in which people marked loaded words
labelled.py          their files
ranking.py           whether what people call loaded gets the higher score
agreement.py         whether the terms found are the words people marked: in all, by category, by entry

Each kind has a function `measure`, which gives its figures as plain values.
"""
