"""The second fence of plans: everybody at the table of the case."""

from samspil.ground.fencing import Fence, of

FENCES = {
    "Plan": Fence("samspil_fence_takes_part(case_id)"),
    "Goal": of("plans_plan", by="plan_id"),
    "Step": of("plans_goal", by="goal_id"),
    "PlanVersion": of("plans_plan", by="plan_id"),
    "Review": of("plans_plan", by="plan_id"),
    "Result": of("plans_goal", by="goal_id"),
    "Tick": of("plans_step", by="step_id"),
    "PlanLink": of("plans_plan", by="plan_id"),
    "Overdue": of("plans_plan", by="plan_id"),
    "Agreement": of("plans_planversion", by="version_id"),
}
