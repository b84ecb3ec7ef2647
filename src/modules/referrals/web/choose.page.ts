import { view, type View } from '../../../platform/http/page.js';
import { assessmentsPaths, levelLabels, type Level } from '../../assessments/index.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { EarlierReferral } from '../earlier-refusals.js';
import type { ReferralLine } from '../referral-line.js';
import type { SuggestionsForPerson } from '../suggestions.service.js';
import { counted, folded, type Group, groupsOf, isStep } from './choice-groups.js';
import { type ChoiceRow, choiceRow, type HandOn, partnerRow } from './choice-rows.js';
import { type AskedModel, askedModel } from './needs.page.js';
import type { NeedsForm } from './needs.form.js';
import { paths } from './paths.js';
import { weightsPaths } from './weights.paths.js';

interface ChooseModel {
  personName: string;
  personHref: string;
  level: { level: Level; label: string; reason: string | null };
  assessment: { href: string; text: string };
  asked: AskedModel;
  advice: string;
  /** What was refused, when other places are looked for. */
  after: { text: string; href: string } | null;
  missingCommune: { href: string } | null;
  /** What is missing to suggest well: the level, the scheme. */
  steps: ChoiceRow[];
  groups: Group[];
  partners: { title: string; rows: ChoiceRow[] } | null;
  excluded: { title: string; rows: { name: string; why: string[] }[]; more: string | null } | null;
  open: { href: string; text: string; status: string }[];
  information: { action: string };
  /** The sheet is offered aside when it is not among the suggestions. */
  takeAway: boolean;
  howRanked: string;
}

const EXCLUDED_SHOWN = 20;

const advice: Record<Level, string> = {
  beginner: 'Un accompagnement individuel, près de chez la personne, est ce qui aide le plus pour commencer.',
  intermediate: 'Un atelier ou l’aide de la caisse suffit souvent pour prendre confiance.',
  independent: 'La personne se débrouille seule\u00a0: la fiche d’information avec les contacts de sa caisse suffit.',
  notAssessed: 'Quelques questions permettent de proposer le bon lieu.',
};

export interface BesideSuggestions {
  /** Referrals of the person that are not over: told first, so that none is made twice. */
  open: readonly ReferralLine[];
  after: EarlierReferral | null;
}

export function choosePage(
  found: SuggestionsForPerson,
  form: NeedsForm,
  { open, after }: BesideSuggestions,
): View<ChooseModel> {
  const { person, commune, level } = found;
  const kept = level?.level ?? 'notAssessed';
  const id = person.id;
  const handOn: HandOn = {
    ...{ personId: id, structureId: found.structureId, needs: form.needs },
    ...{ suggestionId: found.suggestionId, after: after?.id },
  };
  const model: ChooseModel = {
    personName: person.displayName,
    personHref: beneficiariesPaths.caseFile.to({ id }),
    level: { level: kept, label: levelLabels[kept], reason: level?.reason ?? null },
    assessment: {
      href: assessmentsPaths.full.to({ id }),
      text: level ? 'Refaire le repère numérique' : 'Faire le repère numérique',
    },
    asked: askedModel(form, paths.choose.to({ id })),
    advice: advice[kept],
    after: after && {
      text: `«\u00a0${after.receiverName}\u00a0» a dit non. Voici où aller plutôt\u00a0: les besoins sont repris, ceux qui ont déjà dit non sont écartés.`,
      href: paths.show.to({ id: after.id }),
    },
    missingCommune: commune ? null : { href: beneficiariesPaths.edit.to({ id }) },
    steps: found.kept.filter(isStep).map((suggestion) => choiceRow(suggestion, found, handOn)),
    groups: groupsOf(found, kept, handOn),
    partners: folded(
      found.partners.map((partner) => partnerRow(partner, kept, handOn)),
      'autre structure du département répond dans Passerelle',
      'autres structures du département répondent dans Passerelle',
    ),
    excluded: excluded(found),
    open: open.map((line) => ({
      href: paths.show.to({ id: line.id }),
      text: line.direction === 'sent' ? line.receiverName : `de la part de ${line.senderName}`,
      status: line.statusLabel.toLowerCase(),
    })),
    information: { action: paths.information.to({ id }) },
    takeAway: !found.kept.some(({ kind }) => kind === 'information_sheet'),
    howRanked: weightsPaths.explained.to(),
  };
  const breadcrumbs = [{ href: model.personHref, text: person.displayName }];
  return view('referrals/choose', 'Orienter une personne', model, { breadcrumbs });
}

function excluded({ excluded: all }: SuggestionsForPerson): ChooseModel['excluded'] {
  if (all.length === 0) return null;
  const rows = all.slice(0, EXCLUDED_SHOWN).map(({ name, why }) => ({ name, why }));
  const left = all.length - rows.length;
  return {
    title: `Pourquoi pas les autres\u00a0? ${counted(all.length, 'lieu écarté', 'lieux écartés')}`,
    rows,
    more: left > 0 ? `Et ${counted(left, 'autre, plus loin', 'autres, plus loin')}.` : null,
  };
}
