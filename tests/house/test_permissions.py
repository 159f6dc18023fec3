"""Lock 2: a permission without a policy is refused to all, and one that nobody demands is noise."""

from consult.access import POLICIES, Permission
from consult.app import create_app
from consult.web.guard import ACCESS
from tests.house.building import ROOT, advise, modules


def test_every_permission_has_a_policy_and_a_door(settings):
    house = create_app(settings)
    used = {ACCESS[view].permission for view in house.view_functions.values()}
    asked = "".join(module.text for module in modules() if module.room != "policy")
    asked += "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    advise(
        [p for p in Permission if p not in POLICIES],
        "Write a policy for each, or take the permission out of access/permissions.py:",
    )
    idle = [p for p in Permission if p not in used and f"Permission.{p.name}" not in asked]
    advise(idle, "No route demands these. Use them in @requires, or take them out:")
