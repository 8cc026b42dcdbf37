"""What a revision that signs may do to a document's objects: pyHanko's difference policy, as strict as a sheet allows.

It may add signatures in fields that are there or new, what proves certificates later, and notes about the last change.
It may replace no other object and leave none behind that nothing leads to.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import ModificationLevel, StandardDiffPolicy, SuspiciousModification
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.diff_analysis.form_rules_api import FieldComparisonContext, FieldComparisonSpec, FormUpdate, FormUpdatingRule
from pyhanko.sign.diff_analysis.rules.file_structure_rules import CatalogModificationRule, ObjectStreamRule, XrefStreamRule
from pyhanko.sign.diff_analysis.rules.form_field_rules import DSSCompareRule, SigFieldCreationRule, SigFieldModificationRule
from pyhanko.sign.diff_analysis.rules.metadata_rules import DocInfoRule, MetadataUpdateRule
from pyhanko.sign.diff_analysis.rules_api import ReferenceUpdate, WhitelistRule

from sopdoc.signing.foreign import entry

_LEVEL = ModificationLevel.LTA_UPDATES
CATALOGUE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version", "/Perms"})
_FORM = ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"}       # a sheet's form has none before it is signed


class _FormRule(FormUpdatingRule):
    """pyHanko's rule, by which no form may forget that it is signed, and for documents without one the same judgement of a new one."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[tuple[ModificationLevel, FormUpdate]]:
        if "/AcroForm" in old.root:
            if _flags(old) & ~_flags(new):
                raise SuspiciousModification("a form that was signed says so no longer")
            yield from super().apply(old, new)
        elif "/AcroForm" in new.root:
            yield from self._new_form(old, new)

    def _new_form(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[tuple[ModificationLevel, FormUpdate]]:
        form = new.root["/AcroForm"]
        if not isinstance(form, DictionaryObject) or set(form) - _FORM:
            raise SuspiciousModification("a form that holds more than fields")
        fields = entry(form, "/Fields") or ArrayObject()
        resources = new.collect_dependencies(entry(form, "/DR"), since_revision=new.revision)
        for ref in {*_direct(new.root, "/AcroForm"), *_direct(form, "/Fields"), *resources}:
            yield _LEVEL, FormUpdate(updated_ref=ref, field_name=None)
        specs = {str(field.get_object()["/T"]): _new_field(field) for field in fields}
        for rule in self.field_rules:
            yield from rule.apply(FieldComparisonContext(specs, old, new))


def _flags(document: HistoricalResolver) -> int:
    """Whether there are signatures, and whether only appending keeps them (ISO 32000-2, table 225)."""
    return int(entry(entry(document.root, "/AcroForm") or DictionaryObject(), "/SigFlags") or 0)


def _new_field(field: IndirectObject) -> FieldComparisonSpec:
    return FieldComparisonSpec(entry(field.get_object(), "/FT"), None, field.reference, None)


def _direct(holder: DictionaryObject, key: str) -> tuple[Reference, ...]:
    value = holder.raw_get(key) if key in holder else None
    return (value.reference,) if isinstance(value, IndirectObject) else ()


class _CertifyingRule(WhitelistRule):
    """A first signature may say what later ones may do (DocMDP); it must not grant anything else, and once said it stays."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        before, after = entry(old.root, "/Perms"), entry(new.root, "/Perms")
        if before is not None:
            if before != after:
                raise SuspiciousModification("permissions changed")
        elif after is not None:
            if set(after) != {"/DocMDP"}:
                raise SuspiciousModification("other permissions than DocMDP")
            yield from map(ReferenceUpdate, _direct(new.root, "/Perms"))


POLICY = StandardDiffPolicy(
    [
        CatalogModificationRule(CATALOGUE), *(rule.as_qualified(_LEVEL) for rule in (
            DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), MetadataUpdateRule(), _CertifyingRule(),
        )),
    ],
    _FormRule([SigFieldCreationRule(allow_new_visible_after_certify=True), SigFieldModificationRule()], _FORM),
    ignore_orphaned_objects=False,
)
