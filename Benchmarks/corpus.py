"""Seeded docs pages of about 8 KB of Markdown: the same bytes on every machine and for every competitor."""

import random

PAGES_PER_PART = 100  # one index page and 99 pages; the same at every size, so that a page's sidebar is too

WORDS = (
    "account address agent alias answer archive batch billing body bucket budget cache call channel client cluster "
    "code column command commit config console cookie copy counter cursor data deadline default delay digest domain "
    "draft endpoint entry error event export feature field file filter folder format frame gateway graph group handle "
    "header host image import index input interval issue journal key label latency layer ledger length level limit "
    "line link list load lock log mask match memory message method metric mirror mode model module name network node "
    "number object offset option order output owner packet page parser path pattern payload peer picture pipeline "
    "policy pool port prefix process profile prompt proxy queue quota range rate reader record region release report "
    "request resource response result retry role route rule runner sample schema scope script secret section segment "
    "server service session setting shard signal size slot snapshot socket source span stage state status step store "
    "stream string suffix switch table tag target task team template tenant test thread ticket timeout token tool "
    "trace tree trigger type unit update upload usage user value variant vector version view volume window worker"
).split()
VERBS = (
    "accepts adds adjusts answers applies begins carries checks closes collects compares copies counts creates "
    "describes drops ends explains fills finds follows gives holds joins keeps lists loads marks matches moves names "
    "opens passes prints reads records refuses removes renames repeats replaces reports resolves returns saves sends "
    "shows skips sorts splits starts stops stores takes tells tests turns updates waits writes"
).split()
LINKERS = ("when", "before", "after", "while", "because", "unless", "so that", "whenever")
SECTIONS = (
    "Overview", "Before you start", "How it works", "Settings", "A worked example",
    "Limits", "When something fails", "Checklist", "See also",
)


def part_path(part):
    return f"part-{part:03d}"


def page_path(number):
    """Path of a page's file below docs/. The first page of each part is the part's index."""
    part, place = divmod(number, PAGES_PER_PART)
    return f"{part_path(part)}/" + ("index.md" if place == 0 else f"page-{place:03d}.md")


class Page:
    """One page: title, description and Markdown body, settled by its number and the size of the site alone."""

    def __init__(self, number, total):
        self.number, self.total = number, total
        self.rng = random.Random(f"sitegen-bench/{total}/{number}")
        part, place = divmod(number, PAGES_PER_PART)
        self.order = part + 1 if place == 0 else place
        self.title = f"{self.pick(WORDS).capitalize()} {self.pick(WORDS)} {number}"
        self.description = self.sentence()
        self.body = "\n\n".join(self.blocks()) + "\n"

    def pick(self, values):
        return values[int(self.rng.random() * len(values))]

    def clause(self):
        noun, verb, other = self.pick(WORDS), self.pick(VERBS), self.pick(WORDS)
        return f"the {self.pick(WORDS)} {noun} {verb} the {other}"

    def sentence(self):
        text = self.clause()
        if self.rng.random() < 0.7:
            text += f" {self.pick(LINKERS)} {self.clause()}"
        return text[0].upper() + text[1:] + "."

    def link(self):
        """A link to another page, mostly of the same part, as a path to its file; some to a heading there."""
        part = self.number // PAGES_PER_PART
        if self.rng.random() < 0.3:
            part = self.rng.randrange(self.total // PAGES_PER_PART)
        place = self.rng.randrange(1, PAGES_PER_PART)
        folder = "" if part == self.number // PAGES_PER_PART else f"../{part_path(part)}/"
        anchor = "#limits" if self.rng.random() < 0.25 else ""
        return f"[{self.pick(WORDS)} {self.pick(WORDS)}]({folder}page-{place:03d}.md{anchor})"

    def paragraph(self, sentences):
        parts = [self.sentence() for _ in range(sentences)]
        for place, roll in enumerate(self.rng.random() for _ in parts):
            if roll < 0.12:
                parts[place] = f"Read {self.link()} for how {self.clause()}."
            elif roll < 0.24:
                parts[place] = f"Set `{self.pick(WORDS)}_{self.pick(WORDS)}` and {self.clause()}."
            elif roll < 0.34:
                parts[place] = f"*Note* that {self.clause()}, and **never** {self.pick(LINKERS)} {self.clause()}."
        return " ".join(parts)

    def listing(self, marker, count):
        lines = []
        for place in range(count):
            lines.append(f"{marker if marker == '-' else f'{place + 1}.'} {self.sentence()}")
            if self.rng.random() < 0.3:
                lines.append(f"   - {self.sentence()}" if marker != "-" else f"  - {self.sentence()}")
        return "\n".join(lines)

    def table(self, rows):
        lines = ["| Setting | Type | Default | Meaning |", "| --- | :---: | ---: | --- |"]
        for _ in range(rows):
            name = f"`{self.pick(WORDS)}.{self.pick(WORDS)}`"
            lines.append(f"| {name} | {self.pick(WORDS)} | {self.rng.randrange(4096)} | {self.sentence()} |")
        return "\n".join(lines)

    def code(self, language):
        lines = [f"```{language}"]
        for _ in range(self.rng.randrange(7, 13)):
            name, call = self.pick(WORDS), f"{self.pick(WORDS)}_{self.pick(WORDS)}"
            lines.append(f'{name} = {call}("{self.pick(WORDS)}", limit={self.rng.randrange(900)}) if {name} < 3 & 7')
        return "\n".join(lines + ["```"])

    def blocks(self):
        yield self.paragraph(4)
        for heading in SECTIONS:
            yield f"## {heading}"
            yield self.paragraph(4)
            if heading == "How it works":
                yield f"### The {self.pick(WORDS)} first"
                yield self.paragraph(3)
                yield f"### Then the {self.pick(WORDS)}"
                yield self.listing("1", 5)
            elif heading == "Settings":
                yield self.table(8)
            elif heading == "A worked example":
                yield self.code("python")
                yield self.paragraph(2)
                yield self.code("bash")
            elif heading == "Limits":
                yield self.listing("-", 6)
            elif heading == "When something fails":
                yield f"> {self.sentence()} {self.sentence()}"
                yield self.table(4)
            elif heading == "Checklist":
                yield "\n".join(f"- [{self.pick(' x')}] {self.sentence()}" for _ in range(4))
            elif heading == "See also":
                yield "\n".join(f"- {self.link()}: ~~{self.pick(WORDS)}~~ {self.clause()}" for _ in range(4))
