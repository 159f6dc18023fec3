"""Letters to a family: written, shown as they are printed, taken as a PDF, handed over."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.queries import names_of
from consult.documents.paper import Paper
from consult.documents.pdf import pdf_answer
from consult.drafts.views import draft_kind
from consult.families.forms import HandOverForm, LetterForm
from consult.families.models import Around, FamilyLetter, LetterSeen
from consult.families.operations import hand_over_letter, write_letter
from consult.families.queries import find_around, find_letter, letters_to, told_to, whose
from consult.families.rules import LetterFacts, compose_letter, expect_good_still
from consult.families.views.blueprint import bp
from consult.families.views.sheets import SAID_IN, of_around
from consult.i18n import _, _l, day
from consult.web.guard import current_actor, requires

LETTER = draft_kind(
    "family.letter", _l("A letter to the family"), "families.letter", finds=of_around
)


@bp.route(
    "/consultations/<uuid:consultation_id>/clients/<uuid:client_id>/letter", methods=["GET", "POST"]
)
@requires(Permission.FAMILY_WRITE, on=find_around)
def letter(around: Around) -> ResponseReturnValue:
    """Write a letter, or its next version."""
    actor = current_actor()
    newest = next(iter(letters_to(actor, around)), None)
    form = LETTER.on(LetterForm.on(around, newest, told_to(actor, around)), around)
    if not form.validate_on_submit():
        form.saw(newest)
        page = render_template("families/letter.html", form=form, around=around, newest=newest)
        return page, form.status
    written = write_letter(actor, around, form.said, after=form.follows)
    flash(_("The letter is sealed as version %(number)s.", number=written.number), "success")
    return redirect(url_for("families.show_letter", letter_id=written.id))


@bp.get("/letters/<uuid:letter_id>")
@requires(Permission.FAMILY_READ, on=find_letter)
def show_letter(seen: LetterSeen) -> ResponseReturnValue:
    """Show a letter as it is printed, and whether it was handed over."""
    return _page(seen, HandOverForm())


@bp.post("/letters/<uuid:letter_id>/handed-over")
@requires(Permission.FAMILY_WRITE, on=find_letter)
def handed_over(seen: LetterSeen) -> ResponseReturnValue:
    """Say who handed a letter over, when and how."""
    form = HandOverForm()
    if not form.validate_on_submit():
        return _page(seen, form), form.status
    hand_over_letter(current_actor(), seen, form.data["day"], form.data["how"])
    flash(_("Noted."), "success")
    return redirect(url_for("families.show_letter", letter_id=seen.letter.id))


@bp.get("/letters/<uuid:letter_id>/pdf")
@requires(Permission.FAMILY_READ, on=find_letter)
def letter_pdf(seen: LetterSeen) -> ResponseReturnValue:
    """Take a letter along as a file."""
    expect_good_still(seen.may_tell)
    return pdf_answer(_paper(seen.letter, seen.around), "kirje.pdf")


def _page(seen: LetterSeen, form: HandOverForm) -> str:
    actor = current_actor()
    return render_template(
        "families/letter_shown.html",
        seen=seen,
        form=form,
        paper=_paper(seen.letter, seen.around),
        versions=letters_to(actor, seen.around),
        names=names_of(
            actor, {one for one in (seen.letter.author_id, seen.letter.handed_by) if one}
        ),
        may_write=seen.around.case.is_written_by(actor),
    )


def _paper(written: FamilyLetter, around: Around) -> Paper:
    actor, lang = current_actor(), SAID_IN.get(written.language.value, "fi")
    writer = names_of(actor, {written.author_id})[written.author_id]
    return compose_letter(
        LetterFacts(
            language=written.language,
            whose=whose(actor, around).say(lang),
            picked=bool(around.client.own_label),
            talked=written.talked,
            own_words=written.own_words,
            others_words=written.others_words,
            agreed=written.agreed,
            next_step=written.next_step,
            ask=written.ask,
            day=day(written.written_at, lang),
            writer=writer.name,
        )
    )
