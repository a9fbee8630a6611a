from samspil.duty.models.roster import Absence, Member, Pattern, Roster
from samspil.duty.models.shifts import Cover, Month, Shift, Swap

__all__ = ["Absence", "Cover", "Member", "Month", "Pattern", "Roster", "Shift", "Swap"]
