import { errorSummary, type Field, radiosField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { type BeneficiaryCard, beneficiariesPaths, schemeLabels } from '../../../beneficiaries/index.js';
import { paths } from '../paths.js';
import { saisinePaths } from './paths.js';
import type { SchemeForm } from './scheme.form.js';

interface SchemeModel {
  title: string;
  action: string;
  errors: { href: string; text: string }[];
  scheme: Field;
  information: string;
  cancelHref: string;
}

/** @param codes what was chosen before, kept in the address */
export function schemePage(person: BeneficiaryCard, form: SchemeForm, codes: string): View<SchemeModel> {
  const title = 'Quel est son régime\u00a0?';
  const at = { id: person.id };
  const { general, msa, other } = schemeLabels;
  const model: SchemeModel = {
    title,
    action: saisinePaths.scheme.to(at) + codes,
    errors: errorSummary(form),
    scheme: radiosField(
      form,
      'scheme',
      `Régime de ${person.displayName}`,
      { general, msa, other },
      {
        hint: 'Il est écrit sur l’attestation de droits. La réponse est gardée sur la fiche.',
      },
    ),
    information: paths.information.to(at),
    cancelHref: paths.choose.to(at),
  };
  const breadcrumbs = [
    { href: beneficiariesPaths.caseFile.to(at), text: person.displayName },
    { href: paths.choose.to(at), text: 'Orienter' },
  ];
  return view('referrals/scheme', title, model, { breadcrumbs });
}
