"""What must be on the machine, said when the program starts rather than when a paper is printed."""

import ctypes

from django.core.checks import Warning, register

PRINTING_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


@register()
def printing_libraries_are_installed(app_configs, **kwargs) -> list[Warning]:
    """Warn when a library that prints PDF is missing, with the line that installs it."""
    missing = [package for library, package in PRINTING_LIBRARIES.items() if not _loads(library)]
    if not missing:
        return []
    return [
        Warning(
            "Chưa in được PDF (hoặc in rất chậm) vì thiếu thư viện hệ thống.",
            hint=f"apt-get install {' '.join(missing)} fonts-croscore",
            id="thiduakt.W001",
        )
    ]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
