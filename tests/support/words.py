"""The words of the product in a person's language, and what on a page is still English where it should not be."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from django.utils import translation
from playwright.sync_api import Page

import samspil

ENGLISH = re.compile(r"\b(the|you|your|this|with|have|nothing|what|who|which)\b", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")

VISIBLE = """() => {
  const own = document.documentElement.lang;
  const found = [];
  const foreign = (e) => { const near = e.closest("[lang]"); return near && near.lang && near.lang !== own; };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!e || e.closest("script,style,template,noscript,svg style") || foreign(e)) continue;
    const said = walk.currentNode.textContent.trim();
    if (said) found.push(said);
  }
  for (const e of document.querySelectorAll("[aria-label],[placeholder],[title],[alt],[data-confirm]")) {
    if (foreign(e)) continue;
    for (const name of ["aria-label", "placeholder", "title", "alt", "data-confirm"]) {
      const said = (e.getAttribute(name) || "").trim();
      if (said) found.push(said);
    }
  }
  found.push(document.title.split(" · ")[0].trim());
  return [...new Set(found)];
}"""


def say(language: str, words: str, **values: Any) -> str:
    """What the page says for English `words` in this language."""
    with translation.override(language):
        said = translation.gettext(words)
    return said % values if values else said


@cache
def messages() -> tuple[frozenset[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Every English sentence of the product: those that stand as they are, and those with a gap, as patterns."""
    plain, gapped = set(), {}
    for file in Path(samspil.__file__).parent.glob("*/locale/cs/LC_MESSAGES/*.po"):
        with file.open("rb") as stream:
            for message in read_po(stream, locale="cs"):
                for words in filter(None, message.id if isinstance(message.id, tuple) else (message.id,)):
                    words = " ".join(words.split())
                    if not PLACEHOLDER.search(words):
                        plain.add(words)
                    elif len(re.sub(r"\W", "", PLACEHOLDER.sub("", words))) >= 8:
                        pattern = ".+?".join(map(re.escape, PLACEHOLDER.split(words.replace("%%", "%"))))
                        gapped[words] = re.compile(pattern)
    return frozenset(plain), tuple(gapped.items())


def still_english(said: str, language: str) -> bool:
    """Whether these words of a page stand in English although there are words for them in the language, or should be."""
    words = " ".join(said.split())
    if words == "English":  # every language is named in itself
        return False
    if words.casefold() in _own_words(language):
        return False
    plain, gapped = messages()
    if words in plain:
        return say(language, words).casefold() != words.casefold()
    if ENGLISH.search(words):
        return True
    return any(pattern.fullmatch(words) and say(language, source) != source for source, pattern in gapped)


@cache
def _own_words(language: str) -> frozenset[str]:
    """Everything the product says in this language: some of it also means something in English, as "past" in Dutch."""
    own = set()
    for file in Path(samspil.__file__).parent.glob(f"*/locale/{language}/LC_MESSAGES/*.po"):
        with file.open("rb") as stream:
            for message in read_po(stream, locale=language):
                said = message.string if isinstance(message.string, tuple) else (message.string,)
                own |= {" ".join(words.split()).casefold() for words in said if words and words != message.id}
    return frozenset(own)


def english_on(page: Page, language: str) -> list[str]:
    return [said for said in page.evaluate(VISIBLE) if still_english(said, language)]
