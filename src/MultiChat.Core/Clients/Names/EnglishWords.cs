using System.Collections.Immutable;

namespace MultiChat.Clients.Names;

/// <summary>
/// Words that stay friendly in every pairing: no looks, sizes, ages, politics, religion, slang, or animals used as
/// insults.
/// </summary>
internal static class EnglishWords
{
    public static ImmutableArray<string> Adjectives { get; } =
    [
        "Adventurous", "Affable", "Agile", "Amazing", "Amiable", "Artistic", "Attentive", "Blissful", "Bold", "Brave",
        "Breezy", "Bright", "Brilliant", "Bubbly", "Calm", "Capable", "Carefree", "Caring", "Charming", "Cheerful",
        "Clever", "Considerate", "Cordial", "Courageous", "Courteous", "Creative", "Curious", "Daring", "Dependable",
        "Devoted", "Diligent", "Dynamic", "Eager", "Earnest", "Easygoing", "Elegant", "Eloquent", "Energetic",
        "Enthusiastic", "Excellent", "Fearless", "Festive", "Friendly", "Gallant", "Generous", "Genial", "Gentle",
        "Genuine", "Glad", "Gleaming", "Golden", "Graceful", "Gracious", "Grateful", "Happy", "Harmonious", "Helpful",
        "Heroic", "Hopeful", "Humble", "Imaginative", "Ingenious", "Inspired", "Inventive", "Jaunty", "Jolly", "Jovial",
        "Joyful", "Jubilant", "Keen", "Kind", "Lively", "Loyal", "Lucky", "Luminous", "Lyrical", "Majestic", "Merry",
        "Mindful", "Musical", "Neat", "Nifty", "Nimble", "Noble", "Observant", "Optimistic", "Outgoing", "Peaceful",
        "Peppy", "Perceptive", "Playful", "Pleasant", "Poetic", "Poised", "Polite", "Quick", "Quiet", "Radiant",
        "Reliable", "Resourceful", "Respectful", "Savvy", "Serene", "Sincere", "Smart", "Smiling", "Sociable",
        "Sparkling", "Speedy", "Spirited", "Splendid", "Starry", "Steadfast", "Steady", "Stellar", "Sunny", "Swift",
        "Tactful", "Talented", "Thankful", "Thoughtful", "Tidy", "Tireless", "Tranquil", "Trusty", "Upbeat", "Valiant",
        "Vibrant", "Vivid", "Warmhearted", "Welcoming", "Whimsical", "Wise", "Witty", "Wonderful", "Zippy",
    ];

    public static ImmutableArray<string> Nouns { get; } =
    [
        "Acacia", "Acorn", "Alder", "Alpaca", "Antelope", "Apricot", "Aspen", "Aster", "Avocet", "Badger", "Beacon",
        "Birch", "Bluebell", "Blueberry", "Bluebird", "Bumblebee", "Bunting", "Butterfly", "Camellia", "Capybara",
        "Caracal", "Caribou", "Cedar", "Chestnut", "Chinchilla", "Chipmunk", "Clementine", "Clover", "Comet", "Compass",
        "Coral", "Cranberry", "Crane", "Cricket", "Curlew", "Dahlia", "Daisy", "Deer", "Dolphin", "Dragonfly", "Egret",
        "Elk", "Falcon", "Fern", "Finch", "Firefly", "Flamingo", "Gazelle", "Goldfinch", "Hedgehog", "Heron",
        "Hibiscus", "Hummingbird", "Hyacinth", "Jaguar", "Juniper", "Kangaroo", "Kestrel", "Kingfisher", "Kite",
        "Koala", "Koi", "Lantern", "Lavender", "Lemur", "Leopard", "Lighthouse", "Lilac", "Linden", "Lion", "Llama",
        "Lynx", "Magnolia", "Mango", "Maple", "Marigold", "Marlin", "Meadow", "Meerkat", "Mint", "Nautilus",
        "Nightingale", "Ocelot", "Orchid", "Oriole", "Osprey", "Owl", "Panda", "Pebble", "Pelican", "Penguin", "Peony",
        "Pinecone", "Plover", "Pony", "Primrose", "Puffin", "Quokka", "Raccoon", "Reindeer", "Robin", "Rowan",
        "Sailboat", "Salmon", "Sandpiper", "Seahorse", "Serval", "Siskin", "Skylark", "Snowdrop", "Sparrow", "Spruce",
        "Squirrel", "Starling", "Stork", "Sunflower", "Swan", "Tanager", "Teapot", "Tiger", "Toucan", "Tulip",
        "Ukulele", "Wallaby", "Warbler", "Waxwing", "Willow", "Wombat", "Wren", "Zinnia",
    ];
}
