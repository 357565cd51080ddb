using System.Text.Json.Nodes;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Night;

/// <summary>A plan for programs.</summary>
public static class NightPlanJson
{
    /// <summary>
    /// Masters are referred to by name; files by path, those passed over as found below the folder. "files" tells what each frame in
    /// use was taken for, and why. What is not known is left out.
    /// </summary>
    public static JsonObject Of(NightPlan plan) => new()
    {
        ["masters"] = Array(plan.Masters, OfMaster),
        ["stacks"] = Array(plan.Stacks, OfStack),
        ["passedOver"] = Array(plan.PassedOver, file => new JsonObject
        {
            ["path"] = file.Path,
            ["reason"] = file.Reason,
            ["isLost"] = file.IsLost,
        }),
        ["files"] = Array(FilesOf(plan), OfFile),
        ["notes"] = Texts(plan.Notes),
    };

    private static IEnumerable<SortedFrame> FilesOf(NightPlan plan) =>
        plan.Stacks.SelectMany(stack => stack.Groups).SelectMany(group => group.Lights)
            .Concat(plan.Masters.SelectMany(master => master.Frames)).OrderBy(frame => frame.Info.Path, NaturalOrder.Instance);

    private static JsonObject OfFile(SortedFrame frame)
    {
        var json = new JsonObject
        {
            ["path"] = frame.Info.Path,
            ["type"] = Words.One(frame.Type),
            ["isReady"] = frame.IsMaster,
            ["confidence"] = Math.Round(frame.Confidence, 3),
        };
        Add(json, "target", frame.Target);
        Add(json, "filter", frame.Filter);
        Add(json, "night", frame.Night is { } night ? Words.Date(night) : null);
        json["evidence"] = Texts(frame.Evidence);
        return json;
    }

    private static JsonObject OfMaster(PlannedMaster master)
    {
        var json = new JsonObject
        {
            ["name"] = master.Name,
            ["type"] = Words.One(master.Type),
            ["isReady"] = master.Frames[0].IsMaster,
        };
        Add(json, "bias", master.Bias?.Name);
        json["frames"] = Texts(master.Frames.Select(frame => frame.Info.Path));
        json["notes"] = Texts(master.Notes);
        return json;
    }

    private static JsonObject OfStack(PlannedStack stack)
    {
        var json = new JsonObject { ["name"] = stack.Name };
        Add(json, "target", stack.Target);
        json["basis"] = stack.Basis.ToString().ToLowerInvariant();
        Add(json, "panel", stack.Panel);
        Add(json, "filter", stack.Filter);
        json["lights"] = stack.Groups.Sum(group => group.Lights.Count);
        json["exposureSeconds"] = stack.Groups.Sum(group => group.Lights.Sum(light => light.Info.ExposureSeconds ?? 0));
        json["groups"] = Array(stack.Groups, OfGroup);
        json["notes"] = Texts(stack.Notes);
        return json;
    }

    private static JsonObject OfGroup(LightGroup group)
    {
        var json = new JsonObject();
        var lights = new FrameSet(group.Lights);
        Add(json, "camera", lights.First.Camera);
        Add(json, "serialNumber", lights.Camera.Serial);
        Add(json, "exposureSeconds", lights.ExposureSeconds);
        Add(json, "gain", lights.Settings.Gain);
        Add(json, "iso", lights.Settings.Iso);
        Add(json, "temperatureCelsius", lights.TemperatureCelsius);
        json["nights"] = Texts(lights.Nights.Select(Words.Date));
        Add(json, "dark", group.Dark?.Name);
        Add(json, "flat", group.Flat?.Name);
        Add(json, "bias", group.Bias?.Name);
        json["scaleDark"] = group.ScaleDark;
        json["lights"] = Texts(group.Lights.Select(light => light.Info.Path));
        json["notes"] = Texts(group.Notes);
        return json;
    }

    private static void Add<T>(JsonObject json, string name, T? value)
    {
        if (value is not null) json[name] = JsonValue.Create(value);
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> of) => [.. items.Select(of)];

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];
}
