import {
  errorSummary,
  type Field,
  radiosField,
  textareaField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { showPhone } from '../../../../platform/contact/phone.js';
import { askChoices, type FundPart, fundParts } from '../../funds/fund-asks.js';
import type { Fund } from '../../funds/funds.service.js';
import { paths } from '../paths.js';
import { FundSettingsForm } from './fund-settings.form.js';
import { askLevelLabels, fundPartLabels } from './labels.js';

interface FundSettingsModel {
  heading: string;
  lede: string;
  action: string;
  cancelHref: string;
  errors: { href: string; text: string }[];
  version: string;
  contact: Field[];
  contactHours: Field;
  answerDays: Field;
  asks: Field[];
}

/** The form as the settings stand. */
export function filledIn(fund: Fund): FundSettingsForm {
  const { phone, email, address, website, contactHours, fundAnswerDays, fundAsks, version } = fund;
  const known = { email, address, website, contactHours, phone: phone && showPhone(phone) };
  return Object.assign(new FundSettingsForm(), known, { fundAnswerDays, version }, fundAsks);
}

/** @param own by the caisse itself; otherwise by an administrator */
export function fundSettingsPage(fund: Fund, form: FundSettingsForm, own: boolean): View<FundSettingsModel> {
  const heading = own ? 'Ma caisse' : `Caisse\u00a0: ${fund.name}`;
  const admin = paths.editStructure.to({ id: fund.id });
  const model: FundSettingsModel = {
    heading,
    lede: own
      ? `Ce que les structures qui orientent voient de ${fund.name}, et ce qu’elles remplissent pour une saisine.`
      : 'Ses contacts, son délai et sa fiche de saisine. La caisse peut les changer elle-même.',
    action: own ? paths.myFund.to() : paths.fundSettings.to({ id: fund.id }),
    cancelHref: own ? '/' : admin,
    errors: errorSummary(form),
    version: String(form.version ?? fund.version),
    contact: contactFields(form),
    contactHours: textareaField(form, 'contactHours', 'Quand et comment la joindre', {
      required: false,
      rows: 3,
      hint: 'Imprimé sur les fiches remises aux personnes. Par exemple\u00a0: du lundi au vendredi, de 8\u00a0h\u00a030 à 17\u00a0h.',
    }),
    answerDays: textField(form, 'fundAnswerDays', 'Délai de réponse à une saisine, en jours ouvrés', {
      inputmode: 'numeric',
      width: '3',
      hint: 'C’est le délai choisi par votre structure\u00a0: au-delà, la saisine s’affiche «\u00a0en retard\u00a0» des deux côtés.',
    }),
    asks: fundParts.map((part) => askField(form, part)),
  };
  const breadcrumbs = own ? [] : [{ href: admin, text: fund.name }];
  return view('structures/fund-settings', heading, model, { breadcrumbs });
}

const contactFields = (form: FundSettingsForm): Field[] => [
  textField(form, 'phone', 'Téléphone', { required: false, type: 'tel', inputmode: 'tel', width: '20' }),
  textField(form, 'email', 'Adresse mail', { required: false, type: 'email', inputmode: 'email', width: '30' }),
  textField(form, 'address', 'Adresse', { required: false }),
  textField(form, 'website', 'Site', { required: false, inputmode: 'url', width: '30' }),
];

const askField = (form: FundSettingsForm, part: FundPart): Field =>
  radiosField(
    form,
    part,
    fundPartLabels[part],
    Object.fromEntries(askChoices[part].map((level) => [level, askLevelLabels[level]])),
    { inline: true },
  );
