export { AssessmentsModule } from './assessments.module.js';
export type { AssessmentLine, CurrentLevel } from './assessments.queries.js';
export { type AssessmentInput, AssessmentsService } from './assessments.service.js';
export type { Level } from './repere-numerique/evaluation.js';
export type { Answers, Form as AssessmentForm } from './repere-numerique/grid.js';
export { answerRows } from './web/answer-rows.js';
export { levelLabels, ruleLabels } from './web/labels.js';
export { paths as assessmentsPaths } from './web/paths.js';
