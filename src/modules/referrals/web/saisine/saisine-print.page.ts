import { view, type View } from '../../../../platform/http/page.js';
import { saisinePaths } from './paths.js';
import type { SaisineSheetData } from '../../slips/saisine-sheet.js';

interface PrintModel {
  fund: { name: string; contact: string[] };
  preparedOn: string;
  blocks: { heading: string; rows: { key: string; value: string }[] }[];
  agreement: string | null;
}

const BLANK = '……………………………………………';

/** The sheet from the browser, for a machine that makes no PDF. The NIR is a blank: it never enters the tool. */
export function saisinePrintPage(id: string, sheet: SaisineSheetData): View<PrintModel> {
  const { insured, sender, helper } = sheet;
  const row = (key: string, value: string | null) => ({ key, value: value ?? BLANK });
  const list = (key: string, values: string[]) => (values.length > 0 ? [row(key, values.join(', '))] : []);
  const model: PrintModel = {
    fund: sheet.fund,
    preparedOn: sheet.preparedOn,
    agreement: sheet.agreement,
    blocks: [
      {
        heading: 'Qui fait la demande',
        rows: [
          row('Structure', sender.structureName),
          row('Agent', sender.agentName),
          row('Téléphone', sender.phone),
          row('Adresse mail', sender.email),
        ],
      },
      {
        heading: 'La personne assurée',
        rows: [
          row('Nom', insured.lastName),
          row('Prénom', insured.firstName),
          row('Date de naissance, à compléter à la main', null),
          row('Numéro de sécurité sociale, à compléter à la main, n’est pas enregistré', null),
          row('Commune', [insured.postalCode, insured.communeName].filter(Boolean).join(' ') || null),
          row('Téléphone', insured.phone),
          row('Adresse mail', insured.email),
          row('Régime', insured.scheme),
          ...list('Quand rappeler', sheet.callBackSlots),
          ...(sheet.language ? [row('Langue', sheet.language)] : []),
          ...(helper
            ? [row('Passer par', [helper.name, helper.relationship, helper.phone].filter(Boolean).join(', '))]
            : []),
        ],
      },
      {
        heading: 'La demande',
        rows: [
          row('Motif', sheet.motive),
          ...list('Besoin précis', sheet.needs),
          row('Niveau numérique', sheet.level.label),
        ],
      },
    ],
  };
  const back = { href: saisinePaths.show.to({ id }), text: 'la saisine' };
  return view('referrals/saisine-print', 'Fiche de saisine', model, { layout: 'print', breadcrumbs: [back] });
}
