"""The verbs of English by which statements act, in the forms in which they do."""

from collections.abc import Iterable, Mapping

from belarus_statement.languages.acts import ActWords
from belarus_statement.model.annotations import Force

_ASSERTIVE = (
    *("acknowledge", "affirm", "agree", "announce", "assert", "believe", "confirm", "consider"),
    *("declare", "deliver", "emphasise", "emphasize", "find", "highlight", "hold", "know"),
    *("maintain", "note"),
    *(
        "observe",
        "point out",
        "reaffirm",
        "recall",
        "recognise",
        "recognize",
        "reiterate",
        "remind",
    ),
    *("repeat", "report", "state", "stress", "take note of", "think", "underline", "underscore"),
    *("understand", "see", "hear", "conclude", "notice", "witness", "submit", "say", "expect"),
)
_DIRECTIVE = (
    *(
        "appeal",
        "appeal to",
        "ask",
        "call",
        "call for",
        "call on",
        "call upon",
        "demand",
        "encourage",
    ),
    *("exhort", "implore", "insist", "invite", "request", "require", "urge", "press", "advocate"),
    *("recommend", "remind", "warn", "call again on", "call again for", "plead", "propose"),
)
_EXPRESSIVE = (
    *("abhor", "applaud", "commend", "condemn", "congratulate", "decry", "denounce", "deplore"),
    *("disapprove", "endorse", "express", "fear", "hail", "honour", "honor", "lament", "mourn"),
    *("object", "object to", "oppose", "pay tribute to", "praise", "protest", "regret", "reject"),
    *(
        "rejoice",
        "salute",
        "share",
        "stand by",
        "stand with",
        "support",
        "thank",
        "voice",
        "welcome",
    ),
    *("sympathise", "sympathize", "appreciate", "hope", "wish", "repudiate", "raise", "convey"),
    *("stand in solidarity with", "reinforce", "renew", "extend", "dissociate", "condole", "await"),
    *("look forward to", "remain seized", "deprecate", "disassociate", "associate", "align"),
)
_COMMISSIVE = (
    *("commit", "commit to", "pledge", "promise", "resolve", "stand ready", "undertake", "vow"),
    *(
        "intend",
        "remain committed to",
        "guarantee",
        "continue",
        "continue to",
        "offer",
        "endeavour",
    ),
)
_STATES: Mapping[str, Force] = {
    **dict.fromkeys(
        (
            *(
                "alarmed",
                "appalled",
                "concerned",
                "dismayed",
                "disappointed",
                "disturbed",
                "worried",
            ),
            *("encouraged", "grateful", "horrified", "inspired", "moved", "outraged", "pleased"),
            *("proud", "sad", "saddened", "shocked", "troubled", "unacceptable", "inexcusable"),
            *(
                "deplorable",
                "disheartened",
                "hopeful",
                "thankful",
                "honoured",
                "honored",
                "distressed",
            ),
            *("frustrated", "heartened", "mindful", "reprehensible", "intolerable", "perturbed"),
            *("abhorrent", "unconscionable", "regrettable", "welcome", "united", "opposed"),
        ),
        "expressive",
    ),
    **dict.fromkeys(("committed", "determined", "prepared", "ready", "resolved"), "commissive"),
    **dict.fromkeys(("aware", "confident", "convinced", "certain", "sure"), "assertive"),
}
_MODALS = ("must", "should", "ought to", "need to", "needs to", "have to", "has to", "shall")
_PLAIN = (
    *(
        "abuse",
        "accept",
        "account",
        "act",
        "adopt",
        "affect",
        "aim",
        "allow",
        "amount to",
        "appear",
    ),
    *("appear", "approve", "arrest", "arrive", "attack", "attempt", "attend", "base", "beat"),
    *("become", "begin", "block", "breach", "bring", "build", "carry", "cause", "change", "choose"),
    *(
        "claim",
        "come",
        "commit",
        "confirm",
        "constitute",
        "contain",
        "contest",
        "continue",
        "contradict",
    ),
    *("contradict", "contravene", "contribute", "cover", "create", "curtail", "deepen"),
    *("demonstrate", "deny", "depend", "deprive", "deserve", "destroy", "detain", "deteriorate"),
    *(
        "die",
        "diminish",
        "disappear",
        "dismiss",
        "display",
        "document",
        "eliminate",
        "embolden",
        "enable",
        "end",
    ),
    *(
        "enjoy",
        "entail",
        "erode",
        "escalate",
        "exacerbate",
        "exist",
        "expose",
        "face",
        "facilitate",
    ),
    *("fail", "fall", "follow", "force", "give", "go", "grow", "happen", "harm", "help", "hold"),
    *("ignore", "impact", "impede", "impose", "include", "increase", "indicate", "infringe"),
    *("inspire", "intensify", "intimidate", "jeopardise", "jeopardize", "join", "keep", "kill"),
    *("lack", "lead", "leave", "lie", "limit", "live", "lose", "make", "mark", "mean", "meet"),
    *("occur", "offer", "persist", "pose", "prevent", "prohibit", "protect", "prove", "provide"),
    *("provoke", "publish", "punish", "raise", "reach", "receive", "reduce", "reflect", "refuse"),
    *("rely", "remain", "remove", "represent", "require", "respect", "rest", "restrict", "result"),
    *("reveal", "reverse", "run", "seek", "seem", "send", "serve", "set", "show", "silence"),
    *("speak", "spread", "stand", "start", "stem", "stop", "strengthen", "strike", "suffer"),
    *("suggest", "suppress", "take", "target", "tell", "threaten", "torture", "transform", "turn"),
    *("undermine", "use", "violate", "want", "weaken", "work", "worsen", "write", "represents"),
)
_IRREGULAR = {
    "became": "become",
    "began": "begin",
    "brought": "bring",
    "came": "come",
    "chose": "choose",
    "fell": "fall",
    "gave": "give",
    "grew": "grow",
    "held": "hold",
    "kept": "keep",
    "led": "lead",
    "left": "leave",
    "lost": "lose",
    "made": "make",
    "meant": "mean",
    "met": "meet",
    "saw": "see",
    "sent": "send",
    "showed": "show",
    "sought": "seek",
    "spoke": "speak",
    "stood": "stand",
    "struck": "strike",
    "told": "tell",
    "took": "take",
    "went": "go",
    "wrote": "write",
}
_PARTICIPLES = {
    "broken": "break",
    "chosen": "choose",
    "done": "do",
    "driven": "drive",
    "fallen": "fall",
    "given": "give",
    "grown": "grow",
    "marred": "mar",
    "risen": "rise",
    "seen": "see",
    "shown": "show",
    "spoken": "speak",
    "stopped": "stop",
    "subjected": "subject",
    "taken": "take",
    "transferred": "transfer",
    "written": "write",
}
_BE = dict.fromkeys(("am", "are", "is", "was", "were"), "be")
_CONTRACTED = dict.fromkeys(("it's", "that's", "there's", "we're", "they're"), "be")


def _third(lemma: str) -> str:
    verb, space, rest = lemma.partition(" ")
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        verb += "es"
    elif verb.endswith("y") and verb[-2] not in "aeou":
        verb = f"{verb[:-1]}ies"
    else:
        verb += "s"
    return verb + space + rest


def _past(lemma: str) -> str:
    verb, space, rest = lemma.partition(" ")
    if verb.endswith("e"):
        verb += "d"
    elif verb.endswith("y") and verb[-2] not in "aeou":
        verb = f"{verb[:-1]}ied"
    else:
        verb += "ed"
    return verb + space + rest


def _forms(lemmas: Iterable[str], force: Force) -> dict[str, tuple[str, Force]]:
    return {form: (lemma, force) for lemma in lemmas for form in (lemma, _third(lemma))}


ACTS = ActWords(
    speakers=("we", "i", "they"),
    introducers=(
        *("would like to", "wish to", "want to", "should like to"),
        *("have the honour to", "have the honor to", "have the pleasure to"),
        "take this opportunity to",
    ),
    futures=("will", "shall"),
    continuing=("continue to",),
    third_person={*map(_third, (*_ASSERTIVE, *_DIRECTIVE, *_EXPRESSIVE, *_COMMISSIVE))},
    without_subject=False,
    adverbs_behind=False,
    verbs={
        **_forms(_ASSERTIVE, "assertive"),
        **_forms(_COMMISSIVE, "commissive"),
        **_forms(_EXPRESSIVE, "expressive"),
        **_forms(_DIRECTIVE, "directive"),
    },
    copulas={**_BE, **_CONTRACTED, **dict.fromkeys(("remain", "remains", "feel"), "be")},
    states={state: (state, force) for state, force in _STATES.items()},
    modals={modal: (modal, "directive") for modal in _MODALS},
    auxiliaries={
        **_BE,
        **_CONTRACTED,
        **dict.fromkeys(("has", "have", "had"), "have"),
        **dict.fromkeys(("do", "does", "did"), "do"),
        **{modal: modal for modal in ("can", "cannot", "could", "may", "might", "will", "would")},
    },
    behind_auxiliaries=("been", "being", "be"),
    plain={
        **{_past(lemma): lemma for lemma in _PLAIN},
        **{_third(lemma): lemma for lemma in _PLAIN},
        **{lemma: lemma for lemma in _PLAIN},
        **_IRREGULAR,
        **_PARTICIPLES,
    },
    adverbs=(
        *(
            "also",
            "further",
            "again",
            "once again",
            "once more",
            "likewise",
            "still",
            "now",
            "ever",
        ),
        *("very", "most", "so", "more", "too", "hereby", "therefore", "thus", "all", "both", "yet"),
        *("together", "today", "always", "never", "not", "in particular", "as well", "even"),
    ),
    adverb_endings=("ly",),
    addition=(
        *("also", "further", "again", "once again", "once more", "likewise", "additionally"),
        *("furthermore", "similarly", "as well", "equally", "too"),
    ),
    manner=(
        *("jointly", "hereby", "therefore", "thus", "all", "both", "together", "today", "now"),
        *("not", "never", "still", "yet", "always", "publicly", "formally", "consequently", "even"),
        *("collectively", "respectfully", "urgently", "in particular", "accordingly"),
    ),
    participles={
        *map(_past, _PLAIN),
        *_PARTICIPLES,
        *("held", "led", "left", "made", "brought", "kept", "sent", "met", "lost", "told", "stood"),
    },
    expletives=("there",),
    pronouns=("this", "that"),
    joiners=("and", "or", "as well as", ",", "but", "\N{EN DASH}", "\N{EM DASH}", "-"),
    subordinators=(
        *("which", "that", "who", "whom", "whose", "where", "when", "because", "if", "although"),
        *("though", "while", "as", "since", "unless", "until", "whether", "how", "what", "why"),
        *("whenever", "after", "before"),
    ),
    not_behind=(
        *(
            "to",
            "the",
            "a",
            "an",
            "of",
            "in",
            "on",
            "for",
            "with",
            "by",
            "from",
            "at",
            "their",
            "our",
        ),
        *("its", "his", "her", "this", "these", "those", "no", "any", "such", "under", "into"),
        *("between", "against", "human", "political", "being", "been", "as", "such as"),
    ),
    participle_before=(
        *("by", "in", "on", "at", "under", "to", "from", "against", "with", "earlier", "during"),
        *("for", "of", "between", "within", "upon", "among", "after", "before", "since", "and"),
    ),
)
