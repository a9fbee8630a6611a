from samspil.supervision.bridge.forming import Proposal, propose
from samspil.supervision.bridge.telling import Line, MunicipalityPicture, picture

__all__ = ["Line", "MunicipalityPicture", "Proposal", "picture", "propose"]
