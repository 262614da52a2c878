namespace Pacesetter.Web.Accounts;

/// <summary>What can be done about somebody's account on one page.</summary>
internal sealed record ChangePerson(GrantRole Give, EndGrant End, LockAccount Lock, UnlockAccount Unlock, ResetPassword Reset);
