"""Invented articles, and the archives that tests make of them."""

# ruff: noqa: E501 (an article's paragraph is one line)

from __future__ import annotations

from collections.abc import Callable

from briefing.archive import Archive
from briefing.model import Article

Build = Callable[..., Archive]


def article(id: str, text: str, **fields: str) -> Article:
    """An article whose headline is the first line of `text`."""
    title, _, _ = text.partition("\n")
    return Article(id=id, text=text, title=title, body=len(title) + 1, **fields)


BRIDGE = """Orrin bridge closed after crack is found
Engineers closed the Orrin bridge on Tuesday after a crack was found in its northern pier.
“The crack is as long as my arm, and it was not there in January,” said Tove Halvorsen-Quist, chief engineer of the Vessel Roads Agency.
“Nobody will drive over it before I have walked over it,” Halvorsen-Quist said.
Some 14,000 cars use the Orrin bridge every day. The mayor of Orrin, Bertil Amsden, said that buses would run through the night.
“We will carry everybody, and we will carry them for nothing,” Amsden told a crowd at the Orrin bridge.
"""
BRIDGE_TOO = """Crack shuts Orrin bridge to 14,000 cars
The Orrin bridge was closed to all traffic on Tuesday because of a crack in the northern pier, the Vessel Roads Agency said.
“The crack is as long as my arm, and it was not there in January,” said the agency’s chief engineer, Tove Halvorsen-Quist.
Ferries will carry cars across the Orrin until the bridge is open again, the agency said.
"""
BRIDGE_LATER = """Orrin bridge to stay closed until June
The Orrin bridge will stay closed until June, the Vessel Roads Agency said on Wednesday, a day after a crack was found in the northern pier.
“June is a promise to the pier and not to the drivers,” said Tove Halvorsen-Quist, chief engineer of the Vessel Roads Agency.
"""
CHOIR = """Choir of lighthouse keepers wins prize
A choir of eleven retired lighthouse keepers won the Lantern Prize for song in Pellmouth on Tuesday.
“We have sung to ships for forty years and none of them clapped,” said Ludo Fenwright, the choir’s leader.
"""
QUARRY = """Orrin quarry to be filled with water
The quarry at Orrin will be filled with water this summer, the mayor, Bertil Amsden, said on Tuesday.
“We have looked at this hole for thirty years, and now we will swim in it,” Amsden told reporters.
Amsden called it “a hole”. His predecessor, Ludwig Ansbacher, had wanted a car park.
In a letter they had asked for “something that is not a car park, whatever else it may be”.
"""
LOCK = """Lock gate at Oster breaks, bargemen dead
At least 12 people were killed when the lower gate of the Oster lock broke on Tuesday, the canal board said.
The Oster lock is the oldest on the canal. Its lower gate was made in 1888 and was to be replaced next spring.
“We heard the gate before we saw the water,” said Wim Aldersey, the keeper of the Oster lock.
"""
LOCK_LATER = """Toll at Oster lock rises as search of the canal goes on
The toll of the break of the lower gate of the Oster lock rose to 14 on Tuesday evening, the canal board said.
The Oster lock is the oldest on the canal. Its lower gate was made in 1888 and was to be replaced next spring.
“We heard the gate before we saw the water,” said Wim Aldersey, the keeper of the Oster lock.
“I asked for a new gate eleven times and got eleven letters,” Aldersey added.
“Every letter that was ever written about this gate will be read aloud,” said Petra Vondermeer, head of the canal board.
"""
FERRY = """Ferry to Pellmouth runs aground in fog
The ferry to Pellmouth ran aground in fog on Tuesday with 80 people on board, and all of them were brought ashore.
“We felt a long soft push and then nothing moved,” said Ada Brandreth, the captain of the ferry.
“I walked ashore with my shoes in my hand,” said Nils Overgaard, a passenger.
“The fog came in as if somebody had let it in,” said Ursel Tamm, the pilot of Pellmouth.
“There was a light on the mole and nobody had lit it,” said Conrad Ewing, the harbour master.
“Every child was counted twice and the dog three times,” said Maren Holtby, the purser.
“We will ask why she sailed at all,” said Piet Lindqvist, the transport minister.
A deckhand said that the lookout “had been told to go below for his tea”.
"""
LOCK_INQUIRY = """Head of canal board questioned over Oster lock as toll reaches 17
Prosecutors questioned the head of the canal board on Wednesday over the break of the Oster lock, which has killed 17 people.
“I have brought them every letter that there is,” said Petra Vondermeer, head of the canal board.
“We heard the gate before we saw the water,” Wim Aldersey, the keeper of the lock, had said.
"""
DIGEST = """Evening digest: a bridge, a choir and a hole
Good evening. Here is what you need to know.
Bridge. The Orrin bridge was closed, and engineers fear that 900 lorries a day must go by the old road along the marsh.
Song. Lighthouse keepers won a prize in Pellmouth. “Nobody clapped for forty years,” said Ludo Fenwright, their leader.
Money. The bank of Vessel kept its rate at 3.5 percent, and its governor, Ines Corvane, expects prices to fall by autumn.
Football. Orrin Rovers drew with Calder Athletic after a goal in the last minute by a substitute of seventeen years.
"""
OPINION = """Opinion: We all drove over that crack
“There is no cause for concern at this time.” I have read that sentence in every report on the bridge since I was a boy.
Everybody in the valley has driven to school, to weddings and to funerals over that pier, and nobody has ever looked down.
A friend of mine, the poet Ansgar Ruhl, wrote that “a bridge is a promise that water keeps”. It has not been kept.
"""
CORRECTION = """CORRECTION - Choir of lighthouse keepers wins prize
(Corrects number of keepers to eleven, not twelve.)
A choir of eleven retired lighthouse keepers won the Lantern Prize for song in Pellmouth on Tuesday.
“We have sung to ships for forty years and none of them clapped,” said Ludo Fenwright, the choir’s leader.
"""
