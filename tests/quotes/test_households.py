"""Who is who where several bear one name, or one bears half of it: couples, children, deputies of one surname."""

from __future__ import annotations

import pytest

from tests.quotes.test_told_apart import found


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (  # no surname of somebody named further down
            "Red alert\nFather-of-three Dessie Orrin, 58, was hit by a falling tree.\n"
            "His tearful widow Betty told the Post: ‘He only went out for milk.’\n"
            "Rescue chief Oskar Lind warned: ‘Nobody should be on the roads.’",
            ["Betty", "Oskar Lind"],
        ),
        (  # nor of whoever stands a paragraph up
            "School shuts\nIt will save a lot, according to Superintendent Clara Holm. She said that nobody would go.\n"
            "Jenessa Dobrick, whose youngest is in school, said she would move. "
            "Her husband, Mike, said they had “already called a broker”.",
            ["Mike Dobrick"],
        ),
        (  # but of whom the sentence before is about
            "Crash\nSergeant Bill Ward said that a car left the road. Milo Farrant, 19, died there. "
            "His mother, Karen, said: ‘He was my world.’",
            ["Karen Farrant"],
        ),
        (  # a husband is not his wife
            "Swimmer saved\nBev Farrant, 69, said she did not stop to think. ‘I just went in,’ she said.\n"
            "Her husband of 44 years rang the bell. ‘Best dime I ever spent,’ said Mr Farrant, 72.",
            ["Bev Farrant", "Farrant"],
        ),
        (
            "Ticket found\nJean Farrant, 70, found the ticket in the bin. Her husband, a retired plumber, rang up. "
            "‘I dropped the phone,’ said Mr Farrant.",
            ["Farrant"],
        ),
        (
            "Couple wins\nRetired teacher Pat Farrant and his wife Una won. ‘I fainted,’ said Mrs Farrant. "
            "In a joint statement the couple said: ‘We shall keep the caravan.’",
            ["Una Farrant", None],
        ),
        (  # nor is a minister his own deputy
            'Move called childish\nForeign Minister Tobiah Olorien described as "childish" the decision to expel two '
            'men, and said that nobody would answer.\n"Somebody has to be the first to go in," he told reporters.\n'
            'His deputy, Ms Olorien, was blunter. "Ask the mines what they think of it," she said.',
            ["Tobiah Olorien", "Tobiah Olorien", "Olorien"],
        ),
        (  # a name whose particle is written in one with its article
            "Hearing\nEngr. Rodelio dela Vega told the panel that he paid.\n“Ten percent,” Dela Vega said.\n"
            "“Never,” said Maria delos Reyes, a clerk.\n“Not once,” Delos Reyes added.",
            ["Rodelio dela Vega", "Maria delos Reyes", "Maria delos Reyes"],
        ),
    ],
)
def test_nobody_is_given_another_ones_name(text: str, speakers: list[str | None]) -> None:
    assert [quotation.speaker for quotation in found(text)] == speakers
