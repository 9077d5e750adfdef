"""Conversation scripts and surveys as data: read, checked and run by pure functions, without I/O and without a clock."""

from scripts_engine.check import check
from scripts_engine.document import FACTS, Document, document_schema, read_document
from scripts_engine.errors import (
    AnswerRefused,
    DocumentInvalid,
    EndlessLoop,
    NoSuchPage,
    NoSuchQuestion,
    NoWayBack,
    PageIncomplete,
    Problem,
    RunFinished,
    RunStateInvalid,
    RunTooLong,
    ScriptsError,
)
from scripts_engine.questions import Special
from scripts_engine.record import Completeness, OutcomeFound, Record, outcome, record
from scripts_engine.runner import answer, back, end_politely, jump, next_page, start
from scripts_engine.script import Script, compile_script
from scripts_engine.state import Run, dump, load
from scripts_engine.view import View, view

__all__ = [
    "FACTS",
    "AnswerRefused",
    "Completeness",
    "Document",
    "DocumentInvalid",
    "EndlessLoop",
    "NoSuchPage",
    "NoSuchQuestion",
    "NoWayBack",
    "OutcomeFound",
    "PageIncomplete",
    "Problem",
    "Record",
    "Run",
    "RunFinished",
    "RunStateInvalid",
    "RunTooLong",
    "Script",
    "ScriptsError",
    "Special",
    "View",
    "answer",
    "back",
    "check",
    "compile_script",
    "document_schema",
    "dump",
    "end_politely",
    "jump",
    "load",
    "next_page",
    "outcome",
    "read_document",
    "record",
    "start",
    "view",
]
