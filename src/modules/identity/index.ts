export { employerOnSql, EmployersQueries } from './employers.queries.js';
export { IdentityModule } from './identity.module.js';
export { sessionScope, structureScope, type ScopePredicate, type SessionColumns } from './scope-sql.js';
export { hashPassword } from './sign-in/passwords.js';
export { addAdministrator } from './accounts/first-administrator.js';
export { fingerprint, network } from './sign-in/sign-in-throttle.js';
export { SessionSerializer } from './sign-in/session.serializer.js';
export { roleLabels } from './web/labels.js';
export { paths as identityPaths } from './web/paths.js';
