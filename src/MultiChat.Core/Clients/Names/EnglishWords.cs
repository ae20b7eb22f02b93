using System.Collections.Immutable;

namespace MultiChat.Clients.Names;

/// <summary>Words that stay friendly in every pairing: no looks, sizes, ages, politics, religion or animals used as insults.</summary>
internal static class EnglishWords
{
    public static ImmutableArray<string> Adjectives { get; } =
    [
        "Adventurous", "Affable", "Agile", "Amazing", "Amiable", "Artistic", "Attentive", "Blissful", "Blithe", "Bold",
        "Brave", "Breezy", "Bright", "Brilliant", "Bubbly", "Buoyant", "Calm", "Candid", "Capable", "Carefree", "Careful",
        "Caring", "Charming", "Cheerful", "Chipper", "Clever", "Considerate", "Cordial", "Courageous", "Courteous",
        "Creative", "Curious", "Daring", "Dazzling", "Dependable", "Devoted", "Diligent", "Dynamic", "Eager", "Earnest",
        "Easygoing", "Elegant", "Eloquent", "Energetic", "Enthusiastic", "Excellent", "Fearless", "Festive", "Friendly",
        "Gallant", "Generous", "Genial", "Gentle", "Genuine", "Glad", "Gleaming", "Golden", "Graceful", "Gracious",
        "Grateful", "Happy", "Harmonious", "Helpful", "Heroic", "Hopeful", "Humble", "Imaginative", "Ingenious", "Inspired",
        "Inventive", "Jaunty", "Jolly", "Jovial", "Joyful", "Jubilant", "Keen", "Kind", "Lively", "Loyal", "Lucky",
        "Luminous", "Lyrical", "Majestic", "Merry", "Mindful", "Musical", "Neat", "Nifty", "Nimble", "Noble", "Observant",
        "Optimistic", "Outgoing", "Peaceful", "Peppy", "Perceptive", "Playful", "Pleasant", "Plucky", "Poetic", "Poised",
        "Polite", "Quick", "Quiet", "Radiant", "Reliable", "Resourceful", "Respectful", "Savvy", "Serene", "Sincere",
        "Skillful", "Smart", "Smiling", "Sociable", "Sparkling", "Speedy", "Spirited", "Splendid", "Starry", "Steadfast",
        "Steady", "Stellar", "Sunny", "Swift", "Tactful", "Talented", "Thankful", "Thoughtful", "Tidy", "Tireless",
        "Tranquil", "Trusty", "Upbeat", "Valiant", "Vibrant", "Vivid", "Warmhearted", "Welcoming", "Whimsical", "Wise",
        "Witty", "Wonderful", "Zesty", "Zippy",
    ];

    public static ImmutableArray<string> Nouns { get; } =
    [
        "Acacia", "Acorn", "Alder", "Alpaca", "Antelope", "Apricot", "Aspen", "Aster", "Avocet", "Badger", "Beacon", "Birch",
        "Bluebell", "Blueberry", "Bluebird", "Breeze", "Brook", "Bumblebee", "Bunting", "Butterfly", "Camellia", "Capybara",
        "Caracal", "Caribou", "Cedar", "Chestnut", "Chickadee", "Chinchilla", "Chipmunk", "Clementine", "Clover", "Comet",
        "Compass", "Cookie", "Coral", "Cranberry", "Crane", "Cricket", "Curlew", "Dahlia", "Daisy", "Deer", "Dolphin",
        "Dragonfly", "Egret", "Elk", "Falcon", "Fern", "Finch", "Firefly", "Flamingo", "Gazelle", "Goldfinch", "Harp",
        "Hedgehog", "Heron", "Hibiscus", "Hummingbird", "Hyacinth", "Jaguar", "Juniper", "Kangaroo", "Kestrel", "Kingfisher",
        "Kite", "Koala", "Koi", "Lantern", "Lavender", "Lemur", "Leopard", "Lighthouse", "Lilac", "Linden", "Lion", "Llama",
        "Lynx", "Magnolia", "Mango", "Maple", "Marigold", "Marlin", "Meadow", "Meerkat", "Mint", "Nautilus", "Nightingale",
        "Ocelot", "Orchid", "Oriole", "Osprey", "Owl", "Panda", "Pebble", "Pelican", "Penguin", "Peony", "Pinecone",
        "Plover", "Pony", "Primrose", "Puffin", "Quokka", "Raccoon", "Reindeer", "Robin", "Rowan", "Sailboat", "Salmon",
        "Sandpiper", "Seahorse", "Serval", "Siskin", "Skylark", "Snowdrop", "Sparrow", "Spruce", "Squirrel", "Starling",
        "Stork", "Sunflower", "Swan", "Tanager", "Tangerine", "Teapot", "Tiger", "Toucan", "Tulip", "Ukulele", "Wallaby",
        "Warbler", "Waxwing", "Willow", "Wombat", "Wren", "Zinnia",
    ];
}
