"""Expressions of the XLSForm dialect: read once, checked before publication, evaluated many times."""

from scripts_engine.expressions.evaluate import Expression, Scope, compile_expression
from scripts_engine.expressions.functions import Kind
from scripts_engine.expressions.values import SpecialCode, Value, to_text

__all__ = ["Expression", "Kind", "Scope", "SpecialCode", "Value", "compile_expression", "to_text"]
