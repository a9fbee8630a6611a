"""A search asks the same number of questions of the database whether it finds a few children or many."""

from typing import Any

from tests.rooms.cases.pages import child, queries, visitor


def found(client: Any, words: str) -> str:
    answer = client.post("/children/search/", {"q": words})
    assert answer.status_code == 303
    return answer["Location"]


def test_a_search_makes_the_same_queries_for_few_children_and_for_many(cast):
    client = visitor(cast.jana)
    for number in range(3):
        child(cast, number, family="Procházka")
    few = queries(client, found(client, "Prochazka"))
    for number in range(3, 28):
        child(cast, number, family="Procházka")
    page = found(client, "Prochazka")
    assert queries(client, page) == few
    assert client.get(page).text.count("Adam P") >= 25
