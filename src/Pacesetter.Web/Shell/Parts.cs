namespace Pacesetter.Web.Shell;

/// <summary>One step of the path to the root; without an address where the viewer sees the name only.</summary>
public sealed record Crumb(string Name, string? Href = null);

public sealed record Tab(string Text, string Href, bool Current = false, int? Count = null);

/// <summary>One stretch of a bar; the share is 0 to 1 of the whole bar.</summary>
public sealed record MeterPart(Tone Tone, double Share);

/// <summary>Something to be put right, with the id of the field to jump to if it belongs to one.</summary>
public sealed record FieldError(string? FieldId, string Text);

/// <summary>One choice of a segmented control.</summary>
public sealed record Segment(string Value, string Text, Tone Tone = Tone.Quiet);
