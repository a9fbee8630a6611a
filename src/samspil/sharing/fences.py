"""The second fence of questions: the institution that asked, and the one that was asked."""

from samspil.ground.fencing import INSTITUTION, Fence, of

FENCES = {
    "Ask": Fence(f"asker_id = {INSTITUTION} OR to_id = {INSTITUTION}"),
    "AskShare": of("sharing_ask", by="ask_id"),
}
