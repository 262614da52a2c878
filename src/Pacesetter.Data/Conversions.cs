using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pacesetter.Domain;

namespace Pacesetter.Data;

internal sealed class MonthAsInt() : ValueConverter<Month, int>(month => month.Value, value => Month.OfValue(value));

/// <summary>Both stores hand back what was put in: UTC, marked as such.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    time => time.ToUniversalTime(), time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
