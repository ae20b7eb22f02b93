using Microsoft.AspNetCore.Builder;
using MultiChat.Channels;
using MultiChat.Sources;

namespace MultiChat.Browser.Hosts;

public sealed record ChatHostOptions
{
    /// <summary>Given to <c>MapMultiChat</c>.</summary>
    public string Prefix { get; init; } = "/chat";

    /// <summary>Given to <c>UsePathBase</c>; none by default.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>The clock of everything in MultiChat; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The language of names: the clients' and the operators'.</summary>
    public string Language { get; init; } = "ru";

    /// <summary>Whether the operators are switched on at the first start.</summary>
    public bool Available { get; init; } = true;

    /// <summary>Whether an error mark comes after one second instead of five, for tests that only need one.</summary>
    public bool IsImpatient { get; init; }

    /// <summary>Where ids, names and tokens come from; the system's by default.</summary>
    public RandomSource? Chance { get; init; }

    /// <summary>Whether the page with the widget is a shop with pictures instead of the bare one.</summary>
    public bool ShowsShop { get; init; }

    /// <summary>The policy of the page with the widget; none by default.</summary>
    public string? Policy { get; init; }

    /// <summary>More pages of the site; none by default.</summary>
    public Action<WebApplication>? Map { get; init; }

    /// <summary>Channels beside the site; none by default.</summary>
    public IReadOnlyList<IChannel> Channels { get; init; } = [];

    /// <summary>The host's own words, by language and key; none by default.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Texts { get; init; } = new Dictionary<string, Dictionary<string, string>>();

    /// <summary>Whether the app has every middleware that decides for all endpoints at once.</summary>
    public bool IsCrowded { get; init; }
}
