import { showPhone } from '../../../platform/contact/phone.js';
import { view, type View } from '../../../platform/http/page.js';
import { fullDay } from '../../../platform/time/french.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { InformationSheet } from '../information-sheet.entity.js';
import type { InformationData } from '../slips/information.js';
import { paths } from './paths.js';
import { type SheetChoice, sheetChoice } from './slip-choice.js';

interface InformationModel {
  fundName: string;
  /** The caisse itself, when it is known. */
  ways: { key: string; value: string }[];
  /** 36 46 and ameli.fr answer for the general scheme, and are printed unless another caisse is known. */
  general: boolean;
  hours: string | null;
  givenBy: { name: string; phone: string | null };
  givenOn: string;
  print: SheetChoice;
}

export function informationPage(
  sheet: Readonly<InformationSheet>,
  { fund, general, giver, givenOn }: InformationData,
): View<InformationModel> {
  const way = (key: string, value: string | null | undefined) => (value ? [{ key, value }] : []);
  const model = {
    fundName: fund?.name ?? 'Votre caisse d’assurance maladie',
    ways: [
      ...way('Téléphone', fund?.phone && showPhone(fund.phone)),
      ...way('Adresse mail', fund?.email),
      ...way('Adresse', fund?.address),
      ...way('Commune', fund?.communeName),
      ...way('Site', fund?.site),
    ],
    general,
    hours: fund?.hours ?? null,
    givenBy: { name: giver.name, phone: giver.phone && showPhone(giver.phone) },
    givenOn: fullDay(givenOn),
    print: sheetChoice(paths.informationSheet.to({ id: sheet.id })),
  };
  const back = { href: beneficiariesPaths.caseFile.to({ id: sheet.beneficiaryId }), text: 'la fiche de la personne' };
  return view('referrals/information', 'Contacter votre caisse', model, { layout: 'print', breadcrumbs: [back] });
}
