import { errorSummary, type Field, radiosField, textareaField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import { type BeneficiaryCard, beneficiariesPaths } from '../../beneficiaries/index.js';
import type { Assessment } from '../assessment.entity.js';
import type { Level } from '../repere-numerique/evaluation.js';
import { answerRows } from './answer-rows.js';
import type { KeepLevelForm } from './keep-level.form.js';
import { formatSuggestions, formLabels, levelLabels, maxScores, ruleLabels, suggestionLabels } from './labels.js';
import { paths, referPath } from './paths.js';

interface AssessmentModel {
  errors: { href: string; text: string }[];
  personName: string;
  personHref: string;
  level: { level: Level; label: string; reason: string | null };
  tags: { text: string; tone: string }[];
  computed: string | null;
  title: string;
  about: string;
  suggestions: string[];
  referHref: string;
  again: { href: string; text: string };
  answers: { key: string; value: string }[];
  keep: { action: string; open: boolean; title: string; level: Field; reason: Field } | null;
}

const LEVELS = ['beginner', 'intermediate', 'independent'] as const;

/** @param form null for a reader of another structure, who may not keep a level */
export function assessmentPage(
  assessment: Assessment,
  person: BeneficiaryCard,
  form: KeepLevelForm | null,
): View<AssessmentModel> {
  const kept = assessment.overrideReason !== null;
  const level = assessment.retainedLevel;
  const model = {
    errors: form ? errorSummary(form) : [],
    personName: person.displayName,
    personHref: beneficiariesPaths.caseFile.to({ id: person.id }),
    level: { level, label: levelLabels[level], reason: assessment.overrideReason ?? assessment.reason },
    tags: tagsOf(assessment),
    computed: kept
      ? `Le calcul donnait «\u00a0${levelLabels[assessment.computedLevel]}\u00a0». ${assessment.reason}`
      : null,
    ...aboutIt(assessment),
    suggestions: suggestionsOf(assessment),
    referHref: referPath.to({ id: person.id }),
    again: again(assessment),
    answers: assessment.form === 'reported' ? [] : answerRows(assessment.form, assessment.answers),
    keep: form ? keepForm(assessment, form, kept) : null,
  };
  return view('assessments/assessment', model.title, model);
}

function aboutIt({ form, rule, score, reportedBy, assessedAt }: Assessment): { title: string; about: string } {
  const day = fullDay(dayIn(assessedAt));
  if (form === 'reported' || rule === 'reported') {
    return { title: 'Niveau signalé', about: `Signalé par ${reportedBy} le ${day}, à la fin d’une orientation.` };
  }
  return {
    title: 'Résultat du repère numérique',
    about: `${formLabels[form]} du ${day}, ${score}\u00a0points sur ${maxScores[form]}. Règle appliquée\u00a0: ${ruleLabels[rule]}`,
  };
}

function tagsOf({ toConfirm, provisional, overrideReason }: Assessment): AssessmentModel['tags'] {
  if (overrideReason !== null) return [{ text: 'Niveau gardé par l’équipe', tone: 'info' }];
  return [
    ...(toConfirm ? [{ text: 'À confirmer', tone: 'attention' }] : []),
    ...(provisional ? [{ text: 'Provisoire', tone: 'neutral' }] : []),
  ];
}

function suggestionsOf(assessment: Assessment): string[] {
  const { retainedLevel: level, overrideReason, suggestedFormat } = assessment;
  if (overrideReason === null && assessment.likelyIndependent) {
    return ['Poser les autres questions\u00a0: la personne est peut-être autonome.', suggestionLabels[level]];
  }
  return [
    ...(assessment.practiceWithoutEmail ? ['Créer une adresse mail avec la personne, puis refaire le point.'] : []),
    suggestionLabels[level],
    ...(level === 'intermediate' && suggestedFormat ? [formatSuggestions[suggestedFormat]] : []),
  ];
}

function again({ beneficiaryId: id, form }: Assessment): AssessmentModel['again'] {
  if (form === 'reported') return { href: paths.full.to({ id }), text: 'Confirmer avec la personne' };
  return form === 'express'
    ? { href: paths.full.to({ id }), text: 'Poser les douze questions' }
    : { href: paths.full.to({ id }), text: 'Refaire le point' };
}

function keepForm(assessment: Assessment, form: KeepLevelForm, kept: boolean): AssessmentModel['keep'] {
  const { computedLevel, retainedLevel } = assessment;
  const choices = Object.fromEntries(
    LEVELS.filter((level) => level !== retainedLevel).map((level) => [
      level,
      level === computedLevel ? `${levelLabels[level]} (le niveau calculé, sans raison à donner)` : levelLabels[level],
    ]),
  );
  return {
    action: paths.keep.to({ id: assessment.id }),
    open: !form.isValid,
    title: kept ? 'Changer le niveau gardé' : 'Garder un autre niveau',
    level: radiosField(form, 'level', 'Quel niveau gardez-vous\u00a0?', choices),
    reason: textareaField(form, 'reason', 'Pour quelle raison\u00a0?', {
      rows: 2,
      hint: 'Ce que vous avez constaté avec la personne. Rien sur sa santé.',
    }),
  };
}
