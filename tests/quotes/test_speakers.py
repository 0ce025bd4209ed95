"""One person over many articles: spellings, short forms, order of names; the user's aliases; arrivals."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.quotes.aliases import AliasError, Aliases, read_aliases
from briefing.quotes.likeness import compare, parts
from briefing.quotes.speakers import Known, SpeakerRecord, block_keys, link, place, speaker_id


def likeness(one: str, other: str) -> str:
    assert compare(parts(one), parts(other)) == compare(parts(other), parts(one))
    return compare(parts(one), parts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Al-Sariri", "Muhammad al Sariri"),
        ("Yusuf Qadiri", "Youssef Kadiri"),
        ("Khaled Nasser Mubtil", "Khalid Nasir Mubtil"),
        ("Abd al-Rahman Toubi", "Abdulrahman Toubi"),
        ("Abdel Rahman Toubi", "Abdur Rahman Tubi"),
        ("Volodar Zelinskyy", "Volodar Zelinskiy"),
        ("Baek Seung-hwan", "Baek Seung Hwan"),
        ("Gülseren Aktoprak", "Gulseren Aktoprak"),
        ("Hannelore Brückner", "Hannelore Brueckner"),
        ("Jørgen Mølsted", "Jorgen Molsted"),
        ("Sheikh Hamdan bin Rashed Al-Dhaheb", "Hamdan Rashid al Dhaheb"),
        ("D’Arcy O’Rourke", "D'Arcy O'Rourke"),
        ("Abdelaziz Bourezg", "Abd el-Aziz Bourezg"),
        ("Zeinab Haddouche", "Zainab Haddush"),
        ("Dmitri Soloviev", "Dmitry Solovyov"),
        ("Yevgeny Pashkin", "Evgenii Pashkin"),
        ("Fyodor Uglov", "Fedor Uglov"),
        ("Park Jung-hoon", "Park Jeong Hoon"),
        ("Lakshmi Devarakonda", "Laxmi Devarakonda"),
        ("Christian Aasen", "Kristian Aasen"),
        ("The Rev. Silas Okonjo", "Silas Okonjo"),
    ],
)
def test_spellings_of_one_name_are_the_same(one, other):
    assert likeness(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jarrah Jaber Al-Ahmad Al-Sariri", "Jarrah Al Sariri"),
        ("María Fernanda Quispe Larrañaga", "Maria Fernanda Quispe"),
        ("Kurokawa Tetsuo", "Tetsuo Kurokawa"),
        ("William Tarrant", "Bill Tarrant"),
        ("George Bushnell", "George W. Bushnell"),
        ("Hedda Lindqvist", "Hedda Lindqvist-Rowe"),
        ("Serhiy Ivanchuk", "Sergei Ivanchuk"),
        ("Syed Imtiaz Bokhari", "Imtiaz Hussain Bokhari"),
    ],
)
def test_fuller_and_turned_forms_are_likely(one, other):
    assert likeness(one, other) == "likely"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Tarrant", "John Tarrant"),
        ("Al-Sariri", "Jarrah Al-Sariri"),
        ("Mohammed Ali", "Mohammed Ali Hassan"),
        ("Saqr Alnoubi", "Saqr Al-Noubi"),
        ("Lord Farquhar-Boyd", "Leopold Farquhar-Boyd"),
        ("M. Colfax", "Peggy Colfax"),
    ],
)
def test_what_fits_many_is_only_possible(one, other):
    assert likeness(one, other) == "possible"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Nouri", "Hussein Nouri"),
        ("Mahmoud Zayed", "Mohammed Zayed"),
        ("Hamad Karimi", "Hamid Karimi"),
        ("Hessa Al-Baluki", "Rashid Al-Baluki"),
        ("Kim Min-jae", "Kim Min-ji"),
        ("Chang Wei", "Shang Wei"),
        ("John Smithers", "Joan Smithers"),
        ("Anna Bergman", "Anne Bergman"),
        ("Peter Hansen", "Peter Hanson"),
        ("George W. Bushnell", "George H. W. Bushnell"),
        ("Thomas James", "James Thomas"),
        ("Jean Kerbrat", "Jean-Luc Kerbrat"),
        ("Kyoko Abe", "Keiko Abe"),
        ("Alexandra Mills", "Alexander Mills"),
        ("", "Anna Bergman"),
    ],
)
def test_people_of_one_surname_are_different(one, other):
    assert likeness(one, other) == "different"


def record(article: str, name: str, role: str | None = None, day: int = 1, quoted: int = 1, **more) -> SpeakerRecord:
    return SpeakerRecord(
        article=article, name=name, role=role, published=f"2031-05-{day:02}", quoted=quoted, variants=(name,), **more
    )


RECORDS = [
    record("a", "Jarrah Jaber Al-Sariri", "Deputy Foreign Minister", 2, 3),
    record("b", "Jarrah Jaber Al-Ahmad Al-Sariri", "Foreign Minister", 9, 2),
    record("c", "Jarrah al Sariri", None, 4),
    record("d", "Nadia Al-Sariri", "Foreign Minister", 3),
    record("e", "Health Ministry", kind="body"),
    record("f", "Ministry of Health", kind="body", day=3),
    record("g", "ministry", kind="body"),
    record("h", "A diplomat", kind="unnamed"),
    record("i", "Tetsuo Kurokawa", "envoy", 5),
    record("j", "Kurokawa Tetsuo", "envoy", 6),
]


def people(linked):
    return {one.speaker.name: [RECORDS[i].article for i in one.records] for one in linked}


def test_variants_become_one_speaker_and_relatives_do_not():
    linked = link(RECORDS)
    assert people(linked) == {
        "Jarrah Jaber Al-Ahmad Al-Sariri": ["a", "b", "c"],
        "Nadia Al-Sariri": ["d"],
        "Health Ministry": ["e", "f"],
        "Tetsuo Kurokawa": ["i", "j"],
    } or people(linked)["Ministry of Health"] == ["e", "f"]
    minister = next(one.speaker for one in linked if "Jarrah" in one.speaker.name)
    assert minister.role == "Foreign Minister"
    assert minister.quoted == 6
    assert minister.variants == ("Jarrah Jaber Al-Sariri", "Jarrah al Sariri", "Jarrah Jaber Al-Ahmad Al-Sariri")
    assert minister.id == speaker_id("Jarrah Jaber Al-Sariri")


def test_generic_bodies_and_unnamed_sources_are_nobody():
    named = {RECORDS[i].article for one in link(RECORDS) for i in one.records}
    assert named.isdisjoint({"g", "h"})


def test_the_order_of_records_makes_no_difference():
    wanted = sorted((one.speaker.id, people([one])) for one in link(RECORDS))
    rest = list(RECORDS)
    for seed in range(5):
        random.Random(seed).shuffle(rest)
        got = sorted(
            (one.speaker.id, {one.speaker.name: sorted(rest[i].article for i in one.records)}) for one in link(rest)
        )
        assert got == wanted


def test_a_single_name_joins_by_its_role_only_where_one_fits():
    records = [
        record("a", "Mbeke", "Transport Minister"),
        record("b", "Odile Mbeke", "Transport Minister"),
        record("c", "Odile Mbeke", "singer"),
    ]
    assert len(link(records)) == 1
    rival = [*records, record("d", "Paul Mbeke", "Transport Minister")]
    assert sorted(len(one.records) for one in link(rival)) == [1, 1, 2]
    assert len(link([record("a", "Mbeke"), record("b", "Odile Mbeke")])) == 2


def test_a_clash_keeps_a_bridge_from_joining_two_people():
    records = [record("a", "George W. Bushnell"), record("b", "George H. W. Bushnell"), record("c", "George Bushnell")]
    assert [len(one.records) for one in link(records)] == [1, 1, 1]
    told = [record("a", "George W. Bushnell", "judge"), records[1], record("c", "George Bushnell", "Judge")]
    assert sorted(one.records for one in link(told)) == [(0, 2), (1,)]


def test_an_article_grown_on_is_seen_through_where_the_roles_agree():
    forms = known("1", "Saqr bin Fahim Al-Noubi", "Environment Minister", names=("Saqr Al Noubi",))
    assert set(block_keys("Saqr Alnoubi", role="environment minister")) & set(
        block_keys("Saqr Al Noubi", role="Environment Minister")
    )
    assert place(record("x", "Saqr Alnoubi", "environment minister"), [forms]) == "1"
    assert place(record("x", "Saqr Alnoubi", "goalkeeper"), [forms]) is None


def test_father_and_son_stay_two():
    records = [record("a", "Harlan Dosse Sr."), record("b", "Harlan Dosse Jr."), record("c", "Harlan Dosse, Jr")]
    assert sorted(one.records for one in link(records)) == [(0,), (1, 2)]
    assert place(records[0], [known("1", "Harlan Dosse Jr.")]) is None
    assert place(record("d", "Harlan Dosse"), [known("1", "Harlan Dosse Jr.")]) == "1"


def test_a_short_name_that_two_people_could_have_is_neither_of_them():
    records = [record("a", "Alexandra Mills"), record("b", "Alexander Mills"), record("c", "Alex Mills")]
    assert [len(one.records) for one in link(records)] == [1, 1, 1]
    assert place(records[2], [known("1", "Alexandra Mills"), known("2", "Alexander Mills")]) is None


def test_aliases_come_before_likeness():
    aliases = read_aliases("aliases:\n  Odile Mbeke: [The Iron Ferry, O. M.]\napart:\n- [Anna Toft, Anna Marie Toft]\n")
    records = [
        record("a", "The Iron Ferry"),
        record("b", "Odile Mbeke"),
        record("c", "Anna Toft"),
        record("d", "Anna Marie Toft"),
    ]
    linked = link(records, aliases)
    assert [one.speaker.name for one in linked] == ["Odile Mbeke", "Anna Toft", "Anna Marie Toft"]
    assert linked[0].speaker.variants == ("The Iron Ferry", "Odile Mbeke")
    assert len(link(records)) == 3


def known(id: str, name: str, *roles: str, names: tuple[str, ...] = ()) -> Known:
    return Known(id=id, name=name, roles=roles, names=names)


def test_an_arrival_finds_its_speaker():
    speakers = [known("1", "Jarrah Jaber Al-Sariri", "envoy"), known("2", "Nadia Al-Sariri", "envoy")]
    assert place(record("x", "Sheikh Jarrah Al Sariri"), speakers) == "1"
    assert place(record("x", "Rania Al-Sariri"), speakers) is None
    assert place(record("x", "Al-Sariri", "envoy"), speakers) is None
    assert place(record("x", "Al-Sariri", "envoy"), speakers[:1]) == "1"
    assert place(record("x", "the ministry", kind="body"), [Known(id="3", name="the ministry", kind="body")]) is None
    twins = [known("1", "Jo Tarrant", "mayor"), known("2", "Jo Tarrant", "judge")]
    assert place(record("x", "Jo Tarrant", "Judge"), twins) == "2"
    assert place(record("x", "Jo Tarrant"), twins) is None


def test_arrivals_one_by_one_come_to_the_same_as_all_at_once():
    by_id: dict[str, Known] = {}
    placed: dict[str, set[str]] = {}
    for one in sorted(RECORDS, key=lambda r: (r.published or "", r.article)):
        if one.kind == "unnamed" or one.name == "ministry":
            continue
        keys = set(block_keys(one.name, one.kind, one.role))
        near = [
            k for k in by_id.values() if keys & {b for n in k.names for b in block_keys(n, k.kind, (*k.roles, None)[0])}
        ]
        id = place(one, near) or speaker_id(one.name)
        old = by_id.get(id, Known(id=id, name=one.name, kind=one.kind))
        roles = (*old.roles, one.role) if one.role else old.roles
        by_id[id] = Known(id=id, name=old.name, kind=one.kind, names=(*old.names, one.name), roles=roles)
        placed.setdefault(id, set()).add(one.article)
    assert placed == {o.speaker.id: {RECORDS[i].article for i in o.records} for o in link(RECORDS)}


def test_names_that_can_be_one_share_a_key():
    pairs = [
        ("Mohammed Al-Sariri", "Muhammad Sariri"),
        ("Bill Tarrant", "William J. Tarrant"),
        ("Kurokawa Tetsuo", "Tetsuo Kurokawa"),
        ("María Quispe Larrañaga", "Maria Quispe"),
        ("Baek Seung-hwan", "Baek Seung Hwan"),
    ]
    for one, other in pairs:
        assert set(block_keys(one)) & set(block_keys(other)), (one, other)
    assert set(block_keys("Mbeke", role="Transport Minister")) & set(block_keys("Odile Mbeke", role="minister"))
    assert not set(block_keys("Odile Mbeke")) & set(block_keys("Ruth Mbeke"))
    assert block_keys("a diplomat", "unnamed") == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one, other):
    assert compare(parts(one), parts(other)) == compare(parts(other), parts(one))
    assert isinstance(block_keys(one), tuple)
    link([record("a", one), record("b", other)])


def test_many_records_of_few_families_stay_cheap_to_link(monkeypatch):
    """Counted, not timed: comparisons grow with the records and not with their pairs."""
    from briefing.quotes import speakers

    calls = 0
    strength = speakers._strength

    def counted(one, other):
        nonlocal calls
        calls += 1
        return strength(one, other)

    monkeypatch.setattr(speakers, "_strength", counted)

    def comparisons(number: int) -> int:
        nonlocal calls
        calls = 0
        rnd = random.Random(1)
        given = [
            "".join(rnd.choices("bdfgklmnprstvz", k=1) + rnd.choices("aeiou", k=1)) * 3 + str(i) for i in range(number)
        ]
        records = [record(f"a{i}", f"{given[i].title()} Kimoro{i % (number // 20)}") for i in range(number)]
        link(records)
        return calls

    assert comparisons(4000) < 8 * comparisons(1000)


# ------------------------------------------------------------------ the alias file


def test_an_empty_alias_file_says_nothing():
    assert read_aliases("") == Aliases()
    assert read_aliases("# nothing yet\naliases:\napart:\n") == Aliases()


def test_aliases_are_found_without_case_accents_and_dots():
    aliases = read_aliases("aliases:\n  José Pérez: J. P. Perez\n")
    assert aliases.of("j p pérez") == "José Pérez" == aliases.of("JOSE PEREZ")
    assert aliases.of("Ana Pérez") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("aliases:\n  A B: [C\n", "names.yaml, line 3: this is not YAML"),
        ("alias:\n  A B: [C]\n", "line 1: “alias” is not known; did you mean “aliases”?"),
        ("zzz: 1\n", "line 1: “zzz” is not known; only “aliases” and “apart”"),
        ("- A\n", "line 1: the file must hold"),
        ("aliases:\n  A B: [C]\n  D E: [c]\n", "line 3: “c” already stands for “A B” \\(line 2\\)"),
        ("aliases:\n  A B: [C]\n  D E: [A B]\n", "line 3: “A B” has names of its own"),
        ("aliases:\n  A B: [~]\n", "line 2: a name is missing here"),
        ("aliases: [A]\n", "line 1: under “aliases” each line"),
        ("apart:\n- [A]\n", "line 2: two names at least"),
        ("apart: A\n", "line 1: “apart” takes a list"),
        ("aliases:\n  A B: !!python/object/apply:os.getcwd []\n", "line 2"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(text, message):
    with pytest.raises(AliasError, match=message):
        read_aliases(text, "names.yaml")
