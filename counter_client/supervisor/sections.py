"""Which sections the supervisor's window has, in their order, and who may see which."""

from typing import Final

from centre.rules.roles import Act, who
from counter_client.supervisor.dossiers_section import DossierSection
from counter_client.supervisor.evaluation_section import EvaluationSection
from counter_client.supervisor.live_section import LiveSection
from counter_client.supervisor.log_section import LogSection
from counter_client.supervisor.reports_section import ReportsSection
from counter_client.supervisor.section import Section
from counter_client.supervisor.settings_section import SettingsSection

SUPERVISOR: Final = who(Act.SETTINGS)
FIGURES: Final = who(Act.FIGURES)
"""An auditor reads figures and the log, and changes nothing (issue: roles)."""

SECTIONS: Final[tuple[tuple[type[Section], frozenset[str]], ...]] = (
    (LiveSection, FIGURES),
    (ReportsSection, FIGURES),
    (DossierSection, FIGURES),
    (EvaluationSection, FIGURES),
    (LogSection, who(Act.LOG)),
    (SettingsSection, SUPERVISOR),
)
"""(section, roles that see it), in the order of the navigation."""
