import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { RdvAnalysis } from '../rdv-import.service.js';
import { rdvPaths } from './paths.js';
import type { RdvImportForm } from './rdv-import.form.js';

interface ReceiveModel {
  errors: { href: string; text: string }[];
  action: string;
  file: Field;
}

const heading = 'Importer des rendez-vous';

export function rdvImportPage(form: RdvImportForm): View<ReceiveModel> {
  const model: ReceiveModel = {
    ...{ errors: errorSummary(form), action: rdvPaths.receive.to() },
    file: textField(form, 'file', 'Export de RDV Service Public', {
      accept: '.xlsx,.ods,.csv',
      hint: 'RDV Service Public donne un fichier .xls\u00a0: ouvrez-le dans le tableur et enregistrez-le au format .xlsx.',
    }),
  };
  const breadcrumbs = [{ href: rdvPaths.link.to(), text: 'RDV Service Public' }];
  return view('appointments/rdv-service-public/import', heading, model, { breadcrumbs });
}

interface AnalysisModel {
  counts: { value: string; label: string; detail: string | null; href: string | null }[];
  action: string | null;
  cancelHref: string;
  refused: { line: string; message: string }[];
  more: string | null;
}

/** A file where every line is wrong has one fault, said many times. */
const MOST_SHOWN = 50;

export function rdvAnalysisPage(id: string, { toAdd, known, aside, refused }: RdvAnalysis): View<AnalysisModel> {
  const stat = (count: number, label: string, detail: string | null = null) => ({
    ...{ value: String(count), label, detail, href: null },
  });
  const model: AnalysisModel = {
    counts: [
      stat(toAdd, 'à ajouter'),
      stat(known, 'déjà là', 'Leur statut est complété s’il manquait.'),
      stat(aside, 'mis de côté', 'Leur agent n’a pas de compte dans la structure.'),
      stat(refused.length, 'refusés'),
    ],
    action: toAdd + known + aside > 0 ? rdvPaths.show.to({ id }) : null,
    cancelHref: rdvPaths.receive.to(),
    refused: refused.slice(0, MOST_SHOWN).map(({ line, message }) => ({ line: `Ligne ${line}`, message })),
    more: refused.length > MOST_SHOWN ? `Et ${refused.length - MOST_SHOWN}\u00a0autres lignes.` : null,
  };
  const breadcrumbs = [{ href: rdvPaths.receive.to(), text: heading }];
  return view('appointments/rdv-service-public/analysis', 'Ce que ce fichier apporterait', model, { breadcrumbs });
}
