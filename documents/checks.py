"""Whether papers can be printed, said when the program starts."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Warning, register

from documents.press.fonts import FontsMissingError, font_folder


@register()
def typeface_is_installed(app_configs, **kwargs) -> list[Warning]:
    """Warn when the typeface of all papers is missing, with the line that installs it."""
    try:
        font_folder()
    except FontsMissingError as error:
        return [Warning(str(error), id="documents.W001")]
    return []


@register()
def what_signing_needs_is_there(app_configs, **kwargs) -> list[Warning]:
    """Warn where a setting of signatures names what is not on this machine."""
    roots = settings.SIGNATURE_ROOTS
    missing = [f"SIGNATURE_ROOTS: không có thư mục {roots}"] if _lacks_folder(roots) else []
    for key in settings.SIGNING_KEYS:
        paths = (("KEY", key["source"]), ("PICTURE", key["picture"]))
        missing += [
            f"{key['role'].upper()}_{name}: không có tệp {path}"
            for name, path in paths
            if path and not path.startswith("pkcs11:") and not Path(path).is_file()
        ]
    return [
        Warning(f"{fault}. Hãy sửa trong tệp .env, hoặc bỏ dòng đó.", id="documents.W002")
        for fault in missing
    ]


def _lacks_folder(path: str) -> bool:
    return bool(path) and not Path(path).is_dir()
