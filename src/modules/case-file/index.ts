/** The person's page and the list of people: composes the modules below, owns no table. */
export { CaseFileModule } from './case-file.module.js';
