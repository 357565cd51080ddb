using Microsoft.Playwright;
using Xunit;

namespace AstroStacker.EndToEnd.Reports;

/// <summary>The system's Chromium without a window, and everything that a page complains of or asks for.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        string program = Array.Find(s_places, File.Exists)
            ?? throw new InvalidOperationException("There is no Chromium here: run test.sh, which installs Debian's.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // Root, as in a container, may not use the sandbox; the page is our own.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>
    /// Opens a file in a window of this size; what goes wrong or asks for the network is added to <paramref name="complaints"/>.
    /// </summary>
    internal async Task<IPage> Open(
        string file, ICollection<string> complaints, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _browser!.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
        });
        page.Console += (_, message) => Add($"console: {message.Text}");
        page.PageError += (_, error) => Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Add($"asked for {request.Url}");
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
        void Add(string complaint)
        {
            lock (complaints) complaints.Add(complaint);
        }
    }
}
