import { errorSummary } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { beneficiariesPaths, type BeneficiaryCard } from '../../beneficiaries/index.js';
import type { Desk } from '../internal-referrals.service.js';
import type { InternalForm } from './internal.form.js';
import { type InternalPart, internalPart } from './internal-part.js';

interface InternalModel {
  title: string;
  errors: { href: string; text: string }[];
  part: InternalPart | null;
  cancelHref: string;
}

export function internalPage(person: BeneficiaryCard, desks: readonly Desk[], form: InternalForm): View<InternalModel> {
  const title = 'Confier à un·e collègue';
  const cancelHref = beneficiariesPaths.caseFile.to({ id: person.id });
  const model = { title, errors: errorSummary(form), part: internalPart(person.id, desks, form), cancelHref };
  return view('referrals/internal', title, model, { breadcrumbs: [{ href: cancelHref, text: person.displayName }] });
}
