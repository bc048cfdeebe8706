"""Invented reports of one ferry fire, and of something that only looks like it."""

WIRE_HEADLINE = "Fire on ferry off Älvhamn, all aboard safe"
WIRE = """\
A fire in the engine room of the car ferry Lady Ansel forced 214 passengers into life rafts off Älvhamn early on
Thursday, the coast guard said.

The ferry was two miles from the harbour when smoke rose from a vent on the upper deck. Captain Ilse Brandt ordered
everybody to the rafts within four minutes, and three fishing boats towed them to the quay.

Nobody was badly hurt. Eleven people were treated for smoke at the clinic in Älvhamn, among them two stokers who had
closed the fuel valves by hand. Coast guard commander Odo Fenn told reporters that the valves had kept the fire
from the car deck, where nine lorries carried paint.

The operator, Corvany Lines, took the sister ship Lady Maud out of service until her pumps have been looked at.
"""

LOCAL = """\
Our town will remember Thursday morning. I was on the quay when the first rafts came in.

A fire in the engine room of the car ferry Lady Ansel forced 214 passengers into life rafts off Älvhamn early on
Thursday, the coast guard said.

The ferry was two miles from the harbour when smoke rose from a vent on the upper deck. Captain Ilse Brandt ordered
everybody to the rafts within four minutes, and three fishing boats towed them to the quay.
"""

REPORT_HEADLINE = "Passengers leave burning Lady Ansel in rafts"
REPORT = """\
More than two hundred people had to leave the Lady Ansel in rafts after her engine caught fire within sight of the
harbour at Älvhamn.

Passengers praised Captain Ilse Brandt, who had them off the ship before most had finished their coffee. Fishermen
from Älvhamn brought the rafts in. A clinic in the town treated eleven for smoke.

Odo Fenn, who commands the coast guard there, said two stokers had shut the fuel valves and so saved the car deck.
Corvany Lines has now stopped the Lady Maud, a ship of the same yard, from sailing.
"""

OTHER_HEADLINE = "Fire at paint works in Torrenby"
OTHER = """\
Firefighters worked through the night at a paint works in Torrenby after sparks from a welding torch set a store of
solvents alight.

The owner, Mallow and Sons, said the roof of the northern hall had come down, and that production would move to a
hall rented from the railway. Schools nearby kept their windows shut until noon.

Fire chief Petra Lund said thirty pumps had been at work, and that the brook behind the works would be tested for
a week. The works employ ninety people and have stood there since the railway came to the valley.
"""
