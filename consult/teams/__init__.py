"""Teams: who meets with whom, in which seat, and who stands in for whom."""
