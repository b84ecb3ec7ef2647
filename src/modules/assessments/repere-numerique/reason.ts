import type { Evaluation } from './evaluation.js';
import { type Answers, type Form, MAX_SCORE } from './grid.js';

/** Why this level, in sentences that can be read aloud to the person and printed. */
export function reasonFor(answers: Answers, form: Form, evaluation: Omit<Evaluation, 'reason'>): string {
  return [main(answers, form, evaluation), ...asides(form, evaluation)].join(' ');
}

function main(answers: Answers, form: Form, evaluation: Omit<Evaluation, 'reason'>): string {
  switch (evaluation.rule) {
    case 'R0':
      return answers.q1 === undefined
        ? 'La question sur l’utilisation d’Internet n’a pas de réponse\u00a0: le niveau ne peut pas être évalué.'
        : 'La question sur l’adresse mail n’a pas de réponse\u00a0: le niveau ne peut pas être évalué.';
    case 'R1': {
      const use = answers.q1 === 'never' ? 'jamais utilisé' : 'pas utilisé depuis plus de 3\u00a0mois';
      const doubt = evaluation.toConfirm ? ' À confirmer\u00a0: la personne a pourtant une adresse mail.' : '';
      return `Aucune pratique d’Internet récente (${use}).${doubt}`;
    }
    case 'R2':
      return evaluation.practiceWithoutEmail
        ? 'Pas d’adresse mail. Pratique sans adresse mail\u00a0: créer l’adresse puis refaire le point.'
        : 'Pas d’adresse mail.';
    case 'R3':
      return 'Adresse mail non utilisée, presque aucune pratique. À confirmer avec la personne.';
    case 'R4':
      return (
        'Lit ses mails, gère ses mots de passe et fait ses démarches en ligne sans aide, et se sent à l’aise ' +
        `(${evaluation.score}\u00a0points sur ${MAX_SCORE}).`
      );
    case 'R5':
      return evaluation.likelyIndependent
        ? 'Probablement autonome, à compléter\u00a0: lit ses mails et fait ses démarches en ligne sans aide.'
        : intermediate(answers, form, evaluation.score);
  }
}

function intermediate(answers: Answers, form: Form, score: number): string {
  const obstacles = [
    ...(answers.q2 === 'relative' ? ['n’utilise pas son adresse mail elle-même'] : []),
    ...(answers.q2 === 'helped' ? ['lit ses mails avec de l’aide'] : []),
    ...(answers.q6 === 0 || answers.q6 === 1 ? ['a besoin d’aide pour les mots de passe'] : []),
    ...(answers.q7 === 0 || answers.q7 === 1 ? ['ne fait pas encore de démarche en ligne sans aide'] : []),
    ...(answers.q11 === 0 || answers.q11 === 1 ? ['ne se sent pas à l’aise avec Internet'] : []),
  ];
  const points = form === 'full' ? ` (${score}\u00a0points sur ${MAX_SCORE})` : '';
  const start = `A une adresse mail et une pratique récente d’Internet${points}`;
  return obstacles.length > 0 ? `${start}, mais la personne ${listed(obstacles)}.` : `${start}, à consolider.`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`;
}

function asides(form: Form, { provisional, rule }: Omit<Evaluation, 'reason'>): string[] {
  if (!provisional || rule === 'R0') return [];
  return form === 'express'
    ? ['Résultat provisoire\u00a0: trois questions seulement ont été posées.']
    : ['Résultat provisoire\u00a0: plusieurs questions sont restées sans réponse.'];
}
