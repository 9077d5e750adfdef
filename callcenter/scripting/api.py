"""Routes: scripts and their runs."""

from fastapi import APIRouter

router = APIRouter(prefix="/api", tags=["scripts"])
