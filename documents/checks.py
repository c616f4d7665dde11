"""Whether papers can be printed, said when the program starts."""

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
