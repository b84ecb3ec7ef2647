import type { StructureActor } from '../../../platform/access/actor.js';
import { errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import { canConductImport } from '../import.policy.js';
import { isWorking } from '../import-status.js';
import type { ImportCounts } from '../imports.queries.js';
import type { PeopleImport } from '../people-import.entity.js';
import type { ApplyForm } from './import.form.js';
import { outcomeOf, progressOf } from './import-outcome.js';
import { count, number } from './import-words.js';
import { all, people } from './imports.page.js';
import { type Stat, statsOf } from './import-stats.js';
import { layoutLabels, statusTags } from './labels.js';
import { paths } from './paths.js';

interface ImportModel {
  errors: { href: string; text: string }[];
  heading: string;
  tag: { text: string; tone: string };
  about: string;
  outcome: string;
  progress: { text: string; percent: number | null } | null;
  notes: string[];
  statsTitle: string;
  stats: Stat[];
  refusals: { href: string; text: string } | null;
  apply: { action: string; duplicates: Field | null; button: string } | null;
  remapAction: string | null;
  resumeAction: string | null;
  undoHref: string | null;
}

const REFRESH_SECONDS = 2;

export function importPage(
  actor: StructureActor,
  found: PeopleImport,
  counts: ImportCounts,
  form: ApplyForm,
): View<ImportModel> {
  const { status } = found;
  const working = isWorking(status);
  const conducts = canConductImport(actor, found);
  const canApply =
    conducts &&
    status === 'analysed' &&
    counts.ready + (found.kind === 'people' ? counts.duplicate : 0) > 0 &&
    !found.emptiedAt;
  const model: ImportModel = {
    errors: errorSummary(form),
    heading: found.fileName,
    tag: statusTags[status],
    about: [layoutLabels[found.layout], longMoment(found.receivedAt)].join(' · '),
    outcome: outcomeOf(found, counts),
    progress: working ? progressOf(found, counts) : null,
    notes: [...found.notes],
    statsTitle: statsTitle(status),
    stats: working || status === 'failed' ? [] : statsOf(found, counts),
    refusals: counts.refused > 0 && !working && !found.emptiedAt ? refusalsOf(found.id, counts.refused) : null,
    apply: canApply ? applyModel(found, counts, form) : null,
    remapAction: conducts && status === 'analysed' && found.layout === 'other' ? paths.remap.to(found) : null,
    resumeAction: conducts && status === 'failed' && found.failedFrom ? paths.resume.to(found) : null,
    undoHref: conducts && status === 'applied' && !found.emptiedAt ? paths.undo.to(found) : null,
  };
  return view('imports/import', `Import de ${found.fileName}`, model, {
    refreshSeconds: working ? REFRESH_SECONDS : null,
    breadcrumbs: [people, all],
  });
}

const statsTitle = (status: PeopleImport['status']): string =>
  status === 'analysed' ? 'Ce que le fichier apporterait' : 'Ce qui a été fait';

const refusalsOf = (id: string, refused: number) => ({
  href: paths.refusals.to({ id }),
  text: `Télécharger ${refused > 1 ? `les ${number(refused)} lignes refusées` : 'la ligne refusée'}, avec le motif (.xlsx)`,
});

function applyModel(found: PeopleImport, counts: ImportCounts, form: ApplyForm): NonNullable<ImportModel['apply']> {
  const duplicates = radiosField(
    form,
    'duplicates',
    `${count(counts.duplicate, 'personne est sans doute déjà connue', 'personnes sont sans doute déjà connues')}\u00a0: que faire\u00a0?`,
    {
      skip: { text: 'Les laisser telles quelles', hint: 'Ces lignes du fichier ne sont pas reprises.' },
      complete: {
        text: 'Compléter leur fiche',
        hint: 'Seulement ce qui y est vide. Rien de ce qui est écrit n’est changé.',
      },
      create: { text: 'Ouvrir une nouvelle fiche quand même', hint: 'Si vous savez que ce sont d’autres personnes.' },
    },
  );
  return {
    action: paths.apply.to(found),
    duplicates: counts.duplicate > 0 && found.kind === 'people' ? duplicates : null,
    button: buttonOf(found, counts),
  };
}

function buttonOf({ kind }: PeopleImport, { ready, sessionsReady }: ImportCounts): string {
  if (ready === 0) return 'Importer';
  return kind === 'people'
    ? `Importer ${count(ready, 'personne', 'personnes')}`
    : `Importer ${count(sessionsReady, 'séance', 'séances')}`;
}
