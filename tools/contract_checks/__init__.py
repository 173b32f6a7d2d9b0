"""The rules of the contract gate; importing this package registers them."""

from contract_checks import generated, promises, schemas
from contract_checks.document import Document, pointer
from contract_checks.registry import RULES

__all__ = ["RULES", "Document", "generated", "pointer", "promises", "schemas"]
