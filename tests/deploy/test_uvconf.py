"""uv gets what pip is configured with."""

from deploy.local.uvconf import exports


def test_the_environment_wins_over_files() -> None:
    listing = ":env:.find-links='/opt/wheels'\nglobal.find-links='/other'\nglobal.index-url='https://mirror.invalid/simple'"
    said = exports(listing)
    assert said["UV_FIND_LINKS"] == "/opt/wheels"
    assert said["UV_DEFAULT_INDEX"] == "https://mirror.invalid/simple"


def test_unknown_settings_are_left_out() -> None:
    assert set(exports("global.disable-pip-version-check='1'")) == {"UV_INDEX_STRATEGY", "UV_NATIVE_TLS"}
