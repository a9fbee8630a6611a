"""A browser's description of itself, in two words a person knows."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
PHONES = ("iPhone", "iPad", "Android")


def device(user_agent: str) -> dict[str, str]:
    """`words` is empty when the browser says nothing known; the order of the tables matters."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return {
        "words": ", ".join(filter(None, (browser, system))),
        "icon": "device-mobile" if system in PHONES else "device-desktop",
    }
