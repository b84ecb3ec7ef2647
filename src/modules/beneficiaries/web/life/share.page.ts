import { dateField, errorSummary, type Field, radiosField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { Day } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import type { BeneficiaryCard } from '../../beneficiary-details.js';
import type { BeneficiaryShare } from '../../beneficiary-share.entity.js';
import type { ShareCandidate } from '../../sharing/share-candidates.queries.js';
import { paths as beneficiariesPaths } from '../paths.js';
import { trailTo } from './forms.page.js';
import { agreementWayLabels } from './labels.js';
import { paths } from './paths.js';
import type { ShareForm } from './share.form.js';

interface ShareModel {
  title: string;
  lede: string;
  action: string;
  typed: string;
  errors: { href: string; text: string }[];
  /** Null before anything was searched. */
  found: { fields: { structureId: Field; agreementHow: Field; agreementOn: Field }; more: boolean } | null;
  nobody: boolean;
  cancelHref: string;
}

interface Shown {
  person: BeneficiaryCard;
  form: ShareForm;
  typed: string;
  structures: readonly ShareCandidate[];
  more: boolean;
  today: Day;
}

/** What the other structure will read; the person is told the same. */
const WHAT_IS_SHARED =
  'L’autre structure lira l’identité de la personne, comment la joindre, son niveau, ses objectifs et ses mandats, et pourra les corriger. Elle ne lira ni vos notes, ni vos séances. La personne peut reprendre son accord à tout moment.';

export function sharePage({ person, form, typed, structures, more, today }: Shown): View<ShareModel> {
  const title = 'Partager la fiche';
  const choices = Object.fromEntries(
    structures.map(({ id, name, communeName }) => [id, communeName ? `${name}, ${communeName}` : name]),
  );
  const fields = {
    structureId: radiosField(form, 'structureId', 'Avec quelle structure\u00a0?', choices),
    agreementHow: radiosField(
      form,
      'agreementHow',
      'Comment la personne a-t-elle donné son accord\u00a0?',
      agreementWayLabels,
      {
        inline: true,
      },
    ),
    agreementOn: dateField(form, 'agreementOn', 'Accord donné le', { max: today }),
  };
  const model: ShareModel = {
    title,
    lede: WHAT_IS_SHARED,
    action: paths.share.to({ id: person.id }),
    typed,
    errors: errorSummary(form),
    found: structures.length > 0 ? { fields, more } : null,
    nobody: typed !== '' && structures.length === 0,
    cancelHref: beneficiariesPaths.caseFile.to({ id: person.id }),
  };
  return view('beneficiaries/share', title, model, { breadcrumbs: trailTo(person) });
}

interface ConfirmModel {
  title: string;
  lede: string;
  action: string;
  button: string;
  cancelHref: string;
}

export function takeBackPage(
  person: BeneficiaryCard,
  share: BeneficiaryShare,
  structureName: string,
): View<ConfirmModel> {
  const title = 'Reprendre l’accord';
  const given = share.agreementOn ? `Accord donné le ${fullDay(share.agreementOn)}. ` : '';
  const model = {
    title,
    lede: `${given}${structureName} ne lira plus la fiche, dès maintenant. Ce que cette structure a noté pendant qu’elle accompagnait la personne reste chez elle.`,
    action: paths.takeBack.to({ id: person.id, shareId: share.id }),
    button: 'Reprendre l’accord',
    cancelHref: beneficiariesPaths.caseFile.to({ id: person.id }),
  };
  return view('beneficiaries/confirm', title, model, { breadcrumbs: trailTo(person) });
}

export function stopMandatePage(person: BeneficiaryCard, mandateId: string, words: string): View<ConfirmModel> {
  const title = 'Mettre fin au mandat';
  const model = {
    title,
    lede: `${words}. Il prend fin aujourd’hui et reste dans l’historique de la fiche.`,
    action: paths.stopMandate.to({ id: person.id, mandateId }),
    button: 'Mettre fin au mandat',
    cancelHref: beneficiariesPaths.caseFile.to({ id: person.id }),
  };
  return view('beneficiaries/confirm', title, model, { breadcrumbs: trailTo(person) });
}
