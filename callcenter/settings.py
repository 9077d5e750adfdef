"""Settings: environment variables `CALLCENTER_*`, or a TOML file named by `CALLCENTER_CONFIG`."""

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class Settings(BaseSettings):
    """Everything a process needs to know. `callcenter up` fills in what is left empty with servers of its own."""

    model_config = SettingsConfigDict(env_prefix="CALLCENTER_", extra="ignore")

    home: Path = Path("/var/lib/callcenter")

    database_url: str = ""
    redis_url: str = ""

    s3_endpoint_url: str = ""
    s3_bucket: str = "recordings"
    s3_access_key: str = ""
    s3_secret_key: SecretStr = SecretStr("")
    s3_region: str = "us-east-1"
    s3_path_style: bool = True

    http_host: str = "127.0.0.1"
    http_port: int = 8000
    public_origins: list[str] = Field(default_factory=list, description="Origins besides our own host.")
    trusted_proxies: list[str] = Field(
        default_factory=list, description="Addresses of reverse proxies whose X-Forwarded-For is believed."
    )
    ui_dir: Path = Path(__file__).parent.parent / "agent_ui" / "dist"

    company_name: str = Field("Call Centre", description="The name that agents give when they speak.")

    pbx: str = "pbx1"
    ami_host: str = "127.0.0.1"
    ami_port: int = 5038
    ami_username: str = "callcenter"
    ami_secret: SecretStr = SecretStr("")
    asterisk_ws_url: str = ""
    asterisk_etc: Path | None = None
    asterisk_rx: list[str] = Field(
        default_factory=list, description="Command that runs one CLI line, e.g. asterisk -rx."
    )
    cel_file: Path | None = None
    spool_dir: Path | None = None

    # For the Asterisk that `callcenter up` brings along.
    sip_bind: str = Field(
        default="127.0.0.1", description="Address on which softphones and the trunk reach it."
    )
    trunk_host: str = Field(default="127.0.0.1", description="The carrier's address.")
    trunk_port: int | None = Field(default=None, description="The carrier's SIP port.")

    default_region: str = "UA"
    default_area_code: str = ""
    allowed_countries: list[str] = Field(default_factory=lambda: ["UA", "US", "GB", "RU", "KZ", "PL", "DE"])
    outbound_caller_id: str = ""

    log_json: bool = True
    log_level: str = "INFO"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        toml = os.environ.get("CALLCENTER_CONFIG")
        files = (TomlConfigSettingsSource(settings_cls, toml),) if toml else ()
        return (init_settings, env_settings, *files)
